#!/usr/bin/env python3
"""Says whether one run of Retrieval.java is better than another: compare.py RUN BEFORE

For nDCG@10, MRR@10 and R@100, over the odd and the even topics: both means, their difference, and
how often chance alone makes one as large (a paired randomisation test, 20,000 rounds, fixed seed).
"""

import random
import sys

MEASURES = ["nDCG@10", "MRR@10", "R@100"]
ROUNDS = 20_000


def read(path):
    with open(path, encoding="utf-8") as run:
        rows = [line.split("\t") for line in run]
    return {row[0]: [float(value) for value in row[1:]] for row in rows}


def chance(differences):
    random.seed(20260402)
    least = abs(sum(differences)) - 1e-9
    differences = [d for d in differences if d]
    as_large = sum(
        abs(sum(d if random.random() < 0.5 else -d for d in differences)) >= least
        for _ in range(ROUNDS)
    )
    return as_large / ROUNDS


def main():
    run, before = (read(path) for path in sys.argv[1:3])
    for half, rest in (("odd", 1), ("even", 0)):
        topics = [topic for topic in run if int(topic) % 2 == rest]
        for i, measure in enumerate(MEASURES):
            new = [run[topic][i] for topic in topics]
            old = [before[topic][i] for topic in topics]
            gain = (sum(new) - sum(old)) / len(topics)
            p = chance([a - b for a, b in zip(new, old)])
            print(
                f"{half:5s}{measure:8s} {sum(old) / len(topics):.4f} -> "
                f"{sum(new) / len(topics):.4f} {gain:+.4f} p {p:.4f}"
            )


if __name__ == "__main__":
    main()
