#!/usr/bin/env python3
"""Turns the rows of ingest.sh into a table, a chart and a section: report.py ROWS DOCS CORPUS"""

import csv
import os
import platform
import statistics
import sys
from collections import defaultdict

BEGIN, END = "<!-- ingest: begin -->", "<!-- ingest: end -->"
COLUMNS = ["ingest", "one-more", "rebuild", "lint", "first-search", "search", "git-commit"]
TARGETS = """\
| what | target | measured | |
|---|---|---|---|
"""


def read(path):
    values = defaultdict(list)
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            values[row["what"], int(row["sources"])].append(
                (float(row["seconds"]), float(row["peak_mib"]))
            )
    sizes = sorted({size for _, size in values})
    return sizes, {
        key: (statistics.median(s for s, _ in runs), max(p for _, p in runs))
        for key, runs in values.items()
    }


def table(sizes, values):
    head = ["sources"] + [name + " s" for name in COLUMNS] + ["ms per source", "peak MiB"]
    lines = [head]
    for size in sizes:
        cells = [
            f"{values[name, size][0]:.2f}" if (name, size) in values else "–" for name in COLUMNS
        ]
        seconds, peak = values["ingest", size]
        lines.append([str(size)] + cells + [f"{1000 * seconds / size:.1f}", f"{peak:.0f}"])
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return lines, widths


def markdown(lines, widths):
    out = []
    for number, line in enumerate(lines):
        out.append("| " + " | ".join(c.rjust(w) for c, w in zip(line, widths)) + " |")
        if number == 0:
            out.append("|" + "|".join("-" * (w + 1) + ":" for w in widths) + "|")
    return "\n".join(out) + "\n"


def targets(sizes, values):
    small, large = sizes[0], sizes[-1]
    seconds, peak = values["ingest", large]
    one, base = values["one-more", large][0], values["one-more", small][0]

    def line(what, target, measured, met):
        return f"| {what} | {target} | {measured} | {'met' if met else 'not met'} |\n"

    return (
        TARGETS
        + line(f"ingest of {large} sources", "< 120 s", f"{seconds:.1f} s", seconds < 120)
        + line("its peak memory", "< 1,024 MiB", f"{peak:.0f} MiB", peak < 1024)
        + line("one source more", "< 2 s", f"{one:.2f} s", one < 2)
        + line(
            f"the same, to a vault of {small}", "≤ 1.5 ×", f"{one / base:.2f} ×", one <= 1.5 * base
        )
    )


def last(values, sizes, name):
    """What was measured at the largest size at which anything was."""
    return [values[name, size][0] for size in sizes if (name, size) in values][-1]


def chart(sizes, values):
    width, height, left, bottom, top = 640, 300, 60, 40, 30
    most = max(seconds for seconds, _ in values.values())
    right = sizes[-1]

    def x(size):
        return left + (width - left - 130) * size / right

    def y(seconds):
        return height - bottom - (height - bottom - top) * seconds / most

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{left}" y="18">Seconds by number of sources</text>',
    ]
    for part in range(5):
        value = most * part / 4
        out.append(
            f'<line x1="{left}" x2="{width - 130}" y1="{y(value):.1f}" y2="{y(value):.1f}" '
            'stroke="#ddd"/>'
            f'<text x="{left - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.0f}</text>'
        )
    for size in sizes[1:]:
        out.append(
            f'<text x="{x(size):.1f}" y="{height - bottom + 18}" text-anchor="middle">{size}</text>'
        )
    for name, colour in (("ingest", "#1f6feb"), ("rebuild", "#b35900"), ("lint", "#2da44e"),
                         ("first-search", "#8250df"), ("one-more", "#cf222e")):
        points = " ".join(
            f"{x(s):.1f},{y(values[name, s][0]):.1f}" for s in sizes if (name, s) in values
        )
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    labels = sorted(
        ("ingest #1f6feb", "rebuild #b35900", "lint #2da44e", "first-search #8250df",
         "one-more #cf222e"),
        key=lambda label: -last(values, sizes, label.split()[0]),
    )
    below = 0.0
    for label in labels:
        name, colour = label.split()
        below = max(below + 14, y(last(values, sizes, name)) + 4)
        out.append(f'<text x="{width - 124}" y="{below:.1f}" fill="{colour}">{name}</text>')
    return "\n".join(out + ["</svg>", ""])


def section(sizes, values, corpus):
    lines, widths = table(sizes, values)
    return (
        f"{BEGIN}\n## Ingest\n\n"
        f"`bench/ingest.sh`, {corpus}, {os.cpu_count()} cores, {platform.system()} "
        f"{platform.machine()}. Seconds are of the whole process, its start included; "
        "`one-more` is the median of three sources added to the vault one by one; `git-commit` is "
        "git itself adding and committing the same raw files, and nothing else.\n\n"
        + markdown(lines, widths)
        + "\n![Seconds by number of sources](benchmarks/ingest.svg)\n\n"
        + targets(sizes, values)
        + f"{END}\n"
    )


def main():
    rows, docs, corpus = sys.argv[1:4]
    sizes, values = read(rows)
    lines, widths = table(sizes, values)
    for line in lines:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths)))
    with open(os.path.join(docs, "benchmarks", "ingest.svg"), "w", encoding="utf-8") as file:
        file.write(chart(sizes, values))
    path = os.path.join(docs, "benchmarks.md")
    text = "# Benchmarks\n\n"
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
    new = section(sizes, values, corpus)
    if BEGIN in text and END in text:
        text = text[: text.index(BEGIN)] + new + text[text.index(END) + len(END) + 1 :]
    else:
        text = text.rstrip("\n") + "\n\n" + new
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
