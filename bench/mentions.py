#!/usr/bin/env python3
"""Judges the suggestions that Mentions.java wrote down.

    mentions.py fit FOLDER              weights by logistic regression on half 0 of the pages
    mentions.py sample FOLDER [COUNT]   suggestions of half 1 that nobody had linked, to judge by eye
    mentions.py report DOCS TIME RUN…   the tables, into DOCS/benchmarks.md; RUN is NAME=FOLDER
"""

import math
import os
import platform
import random
import sys

BEGIN, END = "<!-- mentions: begin -->", "<!-- mentions: end -->"
LIKELY = 0.5
SIGNS = 12
RECALLS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

# What came of reading the sample with this seed: suggestions that nobody had linked, those that
# lead to what is meant, and those that lead to a list of meanings which leads back.
SEED, JUDGED, RIGHT, BACK = 7, 50, 41, 4


def rows(folder):
    with open(os.path.join(folder, "mentions.tsv"), encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            yield {
                "half": int(cells[0]),
                "place": f"{cells[1]}:{cells[2]}",
                "to": cells[3],
                "name": cells[4],
                "right": int(cells[5]),
                "score": float(cells[6]),
                "signs": [float(cell) for cell in cells[7 : 7 + SIGNS]],
                "sentence": cells[7 + SIGNS],
            }


def hidden(folder):
    counts = [0, 0]
    with open(os.path.join(folder, "hidden.tsv"), encoding="utf-8") as file:
        for line in file:
            counts[int(line[0])] += 1
    return counts


def solved(matrix, vector):
    """Gauss without pivoting: the matrix is symmetric and positive definite."""
    size = len(vector)
    for i in range(size):
        for j in range(i + 1, size):
            factor = matrix[j][i] / matrix[i][i]
            if factor:
                matrix[j] = [a - factor * b for a, b in zip(matrix[j], matrix[i])]
                vector[j] -= factor * vector[i]
    for i in reversed(range(size)):
        rest = sum(matrix[i][j] * vector[j] for j in range(i + 1, size))
        vector[i] = (vector[i] - rest) / matrix[i][i]
    return vector


def fit(folder):
    """Newton's method with a little shrinkage."""
    data = [(row["signs"], row["right"]) for row in rows(folder) if row["half"] == 0]
    weights = [0.0] * SIGNS
    for _ in range(12):
        gradient = [-w for w in weights]
        curvature = [[float(i == j) for j in range(SIGNS)] for i in range(SIGNS)]
        for signs, right in data:
            p = 1 / (1 + math.exp(-sum(w * s for w, s in zip(weights, signs))))
            told = [i for i, s in enumerate(signs) if s]
            for i in told:
                gradient[i] += (right - p) * signs[i]
                part = p * (1 - p) * signs[i]
                for j in told:
                    curvature[i][j] += part * signs[j]
        step = solved(curvature, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-4:
            break
    print(", ".join(f"{w:.2f}" for w in weights))


def sample(folder, count):
    false = [
        r for r in rows(folder) if r["half"] == 1 and not r["right"] and r["score"] >= LIKELY
    ]
    for row in random.Random(SEED).sample(false, min(count, len(false))):
        print(f"{row['place']} -> {row['to']} ({row['name']}, {row['score']:.2f})")
        print(f"    {row['sentence'][:300]}")


def at_threshold(found, all_hidden):
    likely = [row for row in found if row["score"] >= LIKELY]
    right = sum(row["right"] for row in likely)
    return len(likely), right / max(1, len(likely)), right / max(1, all_hidden)


def curve(found, all_hidden):
    """The precision at each recall, or nothing where so much is never found."""
    cells, right = {}, 0
    for place, row in enumerate(sorted(found, key=lambda r: -r["score"]), 1):
        right += row["right"]
        for recall in RECALLS:
            if recall not in cells and right >= recall * all_hidden:
                cells[recall] = f"{100 * right / place:.0f}"
    return [cells.get(recall, "–") for recall in RECALLS]


def table(runs):
    out = "| vault, links hidden | half | hidden | suggested | precision | recall | "
    out += " | ".join(f"at {100 * r:.0f} %" for r in RECALLS) + " |\n"
    out += "|---|---|--:|--:|--:|--:|" + "--:|" * len(RECALLS) + "\n"
    for name, folder in runs:
        found, counts = list(rows(folder)), hidden(folder)
        halves = [(str(half), [half]) for half in (0, 1)] if sum(counts) > 1000 else []
        for label, half in halves or [("both", [0, 1])]:
            part = [row for row in found if row["half"] in half]
            total = sum(counts[h] for h in half)
            likely, precision, recall = at_threshold(part, total)
            cells = [name, label, f"{total:,}", f"{likely:,}"]
            cells += [f"{100 * precision:.0f} %", f"{100 * recall:.0f} %"] + curve(part, total)
            out += "| " + " | ".join(cells) + " |\n"
    return out


def section(time, runs):
    return f"""{BEGIN}
## Mentions without a link

`bench/mentions.sh`, {os.cpu_count()} cores, {platform.system()} {platform.machine()}. Links of a vault are hidden, their text stays, and what Cairn then suggests is compared with what was hidden. FOLDOC and the Jargon File are dictionaries whose authors set the links by hand, one note per entry; `wiki` is the repository's own vault, in which `compile` set them. Hidden are, at random, either a share of the links of every page, or all links of a share of the pages.

The weights were fitted on half 0 of FOLDOC's pages with 25 % of the links hidden, and nowhere else; which signs are weighed was decided with both halves in view. "Suggested" counts what scores 0.5 or more, with its precision and recall; the last columns are the precision at a given recall. A suggestion that nobody had linked counts as wrong.

{table(runs)}
Much of what counts as wrong is a link that the authors might have set: the same name is linked on other pages. Of {JUDGED} such suggestions of FOLDOC's half 1 with 25 % hidden, drawn at random and read by eye, {RIGHT} lead to what the sentence means, {JUDGED - RIGHT - BACK} to something else of that name, and {BACK} from a term to the entry of its own abbreviation, a list of meanings that leads back (`bench/mentions.py sample`). This is one reader's judgement, and a number of its own.

Time: {time}
{END}
"""


def report(docs, time, runs):
    path = os.path.join(docs, "benchmarks.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    new = section(time, [run.split("=", 1) for run in runs])
    if BEGIN in text and END in text:
        text = text[: text.index(BEGIN)] + new + text[text.index(END) + len(END) + 1 :]
    else:
        text = text.rstrip("\n") + "\n\n" + new
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    print(new)


def main():
    what, *rest = sys.argv[1:]
    if what == "fit":
        fit(rest[0])
    elif what == "sample":
        sample(rest[0], int(rest[1]) if len(rest) > 1 else JUDGED)
    else:
        report(rest[0], rest[1], rest[2:])


if __name__ == "__main__":
    main()
