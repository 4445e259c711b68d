#!/usr/bin/env python3
"""Turns rows of ingest.sh into a table, a chart, a section: ingest_report.py ROWS DOCS CORPUS"""

import csv
import statistics
import sys
from collections import defaultdict

from report import (
    Linear, Panel, machine, markdown, plain, replace_section, svg, targets, write_chart,
)

COLUMNS = ["ingest", "one-more", "rebuild", "lint", "first-search", "search", "git-commit"]
DRAWN = ["ingest", "rebuild", "lint", "first-search", "one-more"]


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
    lines = [["sources"] + [name + " s" for name in COLUMNS] + ["ms per source", "peak MiB"]]
    for size in sizes:
        cells = [
            f"{values[name, size][0]:.2f}" if (name, size) in values else "–" for name in COLUMNS
        ]
        seconds, peak = values["ingest", size]
        lines.append([str(size)] + cells + [f"{1000 * seconds / size:.1f}", f"{peak:.0f}"])
    return lines


def set_beside_targets(sizes, values):
    small, large = sizes[0], sizes[-1]
    seconds, peak = values["ingest", large]
    one, base = values["one-more", large][0], values["one-more", small][0]
    return targets([
        (f"ingest of {large} sources", "< 120 s", f"{seconds:.1f} s", seconds < 120),
        ("its peak memory", "< 1,024 MiB", f"{peak:.0f} MiB", peak < 1024),
        ("one source more", "< 2 s", f"{one:.2f} s", one < 2),
        (f"the same, to a vault of {small}", "≤ 1.5 ×", f"{one / base:.2f} ×", one <= 1.5 * base),
    ])


def chart(sizes, values):
    series = {
        name: [(size, values[name, size][0]) for size in sizes if (name, size) in values]
        for name in DRAWN
    }
    panel = Panel("Seconds by number of sources", series, Linear, "sources")
    return svg(640, 304, [panel.draw(60, 36, 450, 220)])


def section(sizes, values, corpus):
    return (
        "## Ingest\n\n"
        f"`bench/ingest.sh`, {corpus}, {machine()}. Seconds are of the whole process, its start "
        "included; `one-more` is the median of three sources added to the vault one by one; "
        "`git-commit` is git itself adding and committing the same raw files, and nothing else.\n\n"
        + markdown(table(sizes, values))
        + "\n![Seconds by number of sources](benchmarks/ingest.svg)\n\n"
        + set_beside_targets(sizes, values)
    )


def main():
    rows, docs, corpus = sys.argv[1:4]
    sizes, values = read(rows)
    print(plain(table(sizes, values)), end="")
    write_chart(docs, "ingest.svg", chart(sizes, values))
    replace_section(docs, "ingest", section(sizes, values, corpus))


if __name__ == "__main__":
    main()
