#!/usr/bin/env python3
"""Turns rows of search.sh into tables, a chart, a CSV, a section: search_report.py ROWS DOCS"""

import csv
import os
import statistics
import sys
from collections import defaultdict

from report import (
    Logarithmic, Panel, machine, markdown, plain, replace_section, svg, targets, write_chart,
)

AIMED = (6_600, 38_000)  # notes, for which there are targets
COLOURS = {
    "cairn": "#1f6feb",
    "cairn, most linked": "#1f6feb",
    "cairn, median": "#0a7f8c",
    "cairn, watched": "#0a7f8c",
    "cairn, inside": "#2da44e",
    "qmd": "#b35900",
    "rg": "#cf222e",
    "sqlite": "#8250df",
}


class Values:
    """The medians of what was measured."""

    def __init__(self, path):
        self.runs = defaultdict(list)
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                key = row["what"], row["who"], int(row["notes"]), row["unit"]
                self.runs[key].append(float(row["value"]))
        self.sizes = sorted({notes for _, _, notes, _ in self.runs})

    def get(self, what, who, notes, unit="s"):
        """A median; None where nothing was measured."""
        runs = self.runs.get((what, who, notes, unit))
        return statistics.median(runs) if runs else None

    def ratio(self, notes, one, other):
        """How many times the other one is; both are pairs of what and who."""
        above, below = self.get(*one, notes), self.get(*other, notes)
        return above / below if above and below else None

    def write(self, path):
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["what", "who", "notes", "unit", "runs", "median", "least", "most"])
            for key, runs in sorted(self.runs.items(), key=lambda item: (item[0][2], item[0])):
                summary = statistics.median(runs), min(runs), max(runs)
                out.writerow([*key, len(runs)] + [f"{value:.4g}" for value in summary])


def ms(values, what, who):
    """A column's cells: milliseconds."""
    return lambda notes: shown(values.get(what, who, notes), 1000)


def number(values, what, who, unit):
    return lambda notes: shown(values.get(what, who, notes, unit), 1)


def mib(values, what, who):
    return number(values, what, who, "MiB")


def rate(values, who):
    def cell(notes):
        seconds = values.get("index", who, notes)
        return f"{notes / seconds:,.0f}" if seconds else None

    return cell


def times(values, one, other):
    def cell(notes):
        ratio = values.ratio(notes, one, other)
        return f"{ratio:.2f} ×" if ratio else None

    return cell


def shown(value, factor):
    if value is None:
        return None
    value *= factor
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(values, columns):
    """Heads and cells; a column or a row of which nothing was measured is left out."""
    kept = [(head, cell) for head, cell in columns if any(map(cell, values.sizes))]
    lines = [["notes"] + [head for head, _ in kept]]
    for notes in values.sizes:
        cells = [cell(notes) for _, cell in kept]
        if any(cells):
            lines.append([f"{notes:,}"] + [cell or "–" for cell in cells])
    return lines


def tables(values):
    """Title, explanation and lines of each table."""
    v = values
    return [
        ("A search, in a process of its own",
         "Milliseconds of the whole process; the median over a dozen queries of one to four words. "
         "Cairn finds notes with any of the words, qmd and SQLite those with all, ripgrep those "
         "with the first; `watched`: while `cairn watch` runs.",
         table(v, [
             ("cairn", ms(v, "search", "cairn")),
             ("watched", ms(v, "watched-search", "cairn")),
             ("qmd", ms(v, "search", "qmd")),
             ("rg", ms(v, "search", "rg")),
             ("sqlite", ms(v, "search", "sqlite")),
             ("cairn : qmd", times(v, ("search", "cairn"), ("search", "qmd"))),
             ("watched : qmd", times(v, ("watched-search", "cairn"), ("search", "qmd"))),
             ("cairn MiB", mib(v, "search", "cairn")),
             ("qmd MiB", mib(v, "search", "qmd")),
             ("watch MiB", mib(v, "watch", "cairn")),
         ])),
        ("The first index",
         "Of a vault that has none: notes a second, peak resident memory, and what lies on the disk "
         "afterwards. Cairn's is its first search.",
         table(v, [(f"{who} notes/s", rate(v, who)) for who in ("cairn", "qmd", "sqlite")]
               + [("cairn : qmd", times(v, ("index", "qmd"), ("index", "cairn")))]
               + [(f"{who} MiB", mib(v, "index", who)) for who in ("cairn", "qmd", "sqlite")]
               + [(f"{who} disk", mib(v, "size", who)) for who in ("cairn", "qmd", "sqlite")])),
        ("One edit, until a search finds it",
         "Milliseconds from a line appended to one note to the search's end; qmd needs an update "
         "first.",
         table(v, [
             ("cairn", ms(v, "edit", "cairn")),
             ("watched", ms(v, "watched-edit", "cairn")),
             ("qmd update", ms(v, "update", "qmd")),
             ("update and search", ms(v, "edit", "qmd")),
             ("cairn : update", times(v, ("edit", "cairn"), ("update", "qmd"))),
         ])),
        ("Links to a page",
         "Milliseconds of `cairn links`, which resolves names and gives each link's sentence, beside "
         "a scan by ripgrep for the name in brackets.",
         table(v, [
             (f"{which}: {head}", cell)
             for which in ("median", "most")
             for head, cell in (
                 ("links", number(v, f"links-{which}", "page", "links")),
                 ("cairn", ms(v, f"links-{which}", "cairn")),
                 ("rg", ms(v, f"links-{which}", "rg")),
             )
         ] + [("cairn MiB", mib(v, "links-most", "cairn"))])),
        ("Over all links",
         "Milliseconds and peak memory of the commands that need the whole graph.",
         table(v, [
             cell
             for name in ("related", "trail", "graph")
             for cell in ((name, ms(v, name, "cairn")), (f"{name} MiB", mib(v, name, "cairn")))
         ])),
        ("Inside one process",
         "Milliseconds, warm, through the classes that a server uses.",
         table(v, [
             ("search", ms(v, "inside-search", "cairn")),
             ("nothing new", ms(v, "inside-refresh", "cairn")),
             ("one edit", ms(v, "inside-edit", "cairn")),
             ("backlinks", ms(v, "inside-links", "cairn")),
         ])),
    ]


def set_beside_targets(values):
    rows = []

    def add(what, limit, measured, unit):
        """A target that is met where what was measured is no more than the limit."""
        if measured is not None:
            number = f"{measured:,.2f}" if measured < 10 else f"{measured:,.0f}"
            rows.append((what, f"≤ {limit:,} {unit}", f"{number} {unit}", measured <= limit))

    def in_ms(what, notes):
        seconds = values.get(what, "cairn", notes)
        return None if seconds is None else 1000 * seconds

    for notes in AIMED:
        at = f"at {notes:,} notes"
        add(f"a search {at}, beside qmd's", 0.8,
            values.ratio(notes, ("search", "cairn"), ("search", "qmd")), "×")
        add(f"a search {at}", 200, in_ms("search", notes), "ms")
        add(f"the same while watched, {at}", 60, in_ms("watched-search", notes), "ms")
        faster = values.ratio(notes, ("index", "qmd"), ("index", "cairn"))
        if faster is not None:
            rows.append((f"notes a second into the index {at}, beside qmd's", "≥ 3 ×",
                         f"{faster:.2f} ×", faster >= 3))
        if notes == AIMED[-1]:
            add("its peak memory", 256, values.get("index", "cairn", notes, "MiB"), "MiB")
        add(f"one edit {at}, beside qmd's update", 0.33,
            values.ratio(notes, ("edit", "cairn"), ("update", "qmd")), "×")
        add(f"a search inside {at}", 5, in_ms("inside-search", notes), "ms")
        add(f"one edit inside {at}", 50, in_ms("inside-edit", notes), "ms")
        add(f"backlinks inside {at}", 1, in_ms("inside-links", notes), "ms")
    return targets(rows)


def chart(values):
    def panel(title, lines):
        series = {
            name: [(n, values.get(what, who, n)) for n in values.sizes if values.get(what, who, n)]
            for name, what, who in lines
        }
        return Panel(title, series, Logarithmic, "notes", COLOURS)

    panels = [
        panel("A search, in a process of its own", [
            ("cairn", "search", "cairn"), ("cairn, watched", "watched-search", "cairn"),
            ("qmd", "search", "qmd"), ("rg", "search", "rg"), ("sqlite", "search", "sqlite")]),
        panel("The first index", [
            ("cairn", "index", "cairn"), ("qmd", "index", "qmd"), ("sqlite", "index", "sqlite")]),
        panel("One edit, until a search finds it", [
            ("cairn", "edit", "cairn"), ("cairn, watched", "watched-edit", "cairn"),
            ("cairn, inside", "inside-edit", "cairn"), ("qmd", "edit", "qmd")]),
        panel("Links to a page", [
            ("cairn, most linked", "links-most", "cairn"),
            ("cairn, median", "links-median", "cairn"),
            ("cairn, inside", "inside-links", "cairn"), ("rg", "links-most", "rg")]),
    ]
    width, height = 480, 300
    return svg(2 * width, 2 * height, [
        panel.draw(64 + width * (number % 2), 36 + height * (number // 2), 286, 208)
        for number, panel in enumerate(panels)
    ])


def section(values):
    parts = [
        "## Search and links\n\n"
        f"`bench/search.sh`, made-up notes of 10 links each, {machine()}; all programs in turns, "
        "medians. qmd runs by its keyword part, without models.\n"
    ]
    for title, explanation, lines in tables(values):
        if len(lines) > 1:
            parts.append(f"\n### {title}\n\n{explanation}\n\n{markdown(lines)}")
    parts.append("\n![Each by number of notes](benchmarks/search.svg)\n\n")
    return "".join(parts) + set_beside_targets(values)


def main():
    rows, docs = sys.argv[1:3]
    values = Values(rows)
    for title, _, lines in tables(values):
        if len(lines) > 1:
            print(f"{title}\n{plain(lines)}")
    write_chart(docs, "search.svg", chart(values))
    values.write(os.path.join(docs, "benchmarks", "search.csv"))
    replace_section(docs, "search", section(values))


if __name__ == "__main__":
    main()
