#!/usr/bin/env python3
"""Writes a folder of text files to ingest: texts.py FOLDER COUNT [CORPUS]

CORPUS is a table of id, title and text separated by tabs, gzipped or not, such as the abstracts of
SciFact (allenai/scifact). Without one the texts are made up: words by Zipf's law, names, dates and
numbers, the same for the same seed everywhere.
"""

import gzip
import os
import random
import sys

SEED = 20260402
SYLLABLES = "ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo".split()
GLUE = "the of and in to with for by from on as is was are were that this which not after".split()


def rows_of(corpus):
    opened = gzip.open if corpus.endswith(".gz") else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 3:
                yield parts[0], parts[1], parts[2]


def made_up():
    chance = random.Random(SEED)

    def word(least, most):
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(least, most)))

    words = sorted({word(2, 4) for _ in range(12_000)})
    chance.shuffle(words)
    weights = [1.0 / (rank + 10) for rank in range(len(words))]
    names = [word(2, 3).capitalize() + " " + word(2, 3).capitalize() for _ in range(1_500)]
    number = 0
    while True:
        number += 1
        things = chance.sample(names, 3)
        picked = iter(chance.choices(words, weights, k=400))

        def sentence():
            parts = []
            for _ in range(chance.randint(6, 14)):
                parts.append(next(picked))
                if chance.random() < 0.5:
                    parts.append(chance.choice(GLUE))
            kind = chance.random()
            if kind < 0.3:
                parts.insert(0, chance.choice(things) + " is a")
            elif kind < 0.5:
                parts += ["with", chance.choice(things)]
            elif kind < 0.7:
                parts += ["in", str(chance.randint(1950, 2025))]
            elif kind < 0.8:
                parts += ["by", f"{chance.randint(2, 98)}.{chance.randint(0, 9)}%"]
            text = " ".join(parts)
            return text[0].upper() + text[1:] + "."

        title = f"{things[0]} and the {next(picked)} of {next(picked)}"
        yield f"made-{number}", title, " ".join(sentence() for _ in range(9))


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    rows = rows_of(sys.argv[3]) if len(sys.argv) > 3 else made_up()
    os.makedirs(folder, exist_ok=True)
    for _, (name, title, text) in zip(range(count), rows):
        with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as file:
            file.write(f"{title}\n\n{text}\n")


if __name__ == "__main__":
    main()
