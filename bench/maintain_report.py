#!/usr/bin/env python3
"""What maintain.sh measured, as a row or as a section:

maintain_report.py row NIGHT.JSON SOURCES PAGES SECONDS PEAK
maintain_report.py report ROWS DOCS CORPUS
"""

import csv
import json
import os
import shutil
import statistics
import sys

from report import machine, markdown, plain, replace_section, targets


def row(night, sources, pages, seconds, peak):
    with open(night, encoding="utf-8") as file:
        text = file.read()
    trials = json.loads(text[text.index("{") :])["experiments"]
    kept = [trial for trial in trials if trial["kept"]]
    median = statistics.median(trial["ms"] for trial in kept)
    print(f"{sources},{pages},{len(trials)},{len(kept)},{median:.0f},{seconds},{peak}")


def report(path, docs, corpus):
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    lines = [["pages", "experiments", "kept", "ms each, median", "whole night s", "peak MiB"]]
    for one in rows:
        lines.append([one[name] for name in (
            "pages", "experiments", "kept", "median_ms", "night_seconds", "peak_mib")])
    small, large = rows[0], rows[-1]
    growth = float(large["median_ms"]) / float(small["median_ms"])
    wiki = float(large["pages"]) / float(small["pages"])
    text = "## A night of experiments\n\n"
    text += (
        f"{corpus or 'Made-up texts'}, compiled without a model, and 24 broken links in each wiki; "
        f"`bench/maintain.sh` on {machine()}. An experiment is made, put through the gate, measured "
        "and landed as a commit. The rest of the night is reading the wiki and asking the questions "
        "of the score once.\n\n"
    )
    text += markdown(lines) + "\n"
    text += targets([(
        f"an experiment in a wiki {wiki:.0f} times as large",
        "≤ 2 × the time",
        f"{growth:.2f} ×",
        growth <= 2,
    )])
    os.makedirs(os.path.join(docs, "benchmarks"), exist_ok=True)
    shutil.copy(path, os.path.join(docs, "benchmarks", "maintain.csv"))
    replace_section(docs, "maintain", text)
    print(plain(lines), end="")


def main():
    if sys.argv[1] == "row":
        row(*sys.argv[2:7])
    else:
        report(*sys.argv[2:5])


if __name__ == "__main__":
    main()
