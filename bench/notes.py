#!/usr/bin/env python3
"""Writes a vault of made-up markdown notes: notes.py FOLDER COUNT [--links MEAN]

The notes are like those that people keep for years: words by Zipf's law, most notes short and some
of thousands of words, titles, front matter, headings, lists, folders, and wikilinks by preferential
attachment, so that a few notes have thousands of links to them and most have a handful. The same
arguments give the same bytes everywhere. MEAN is how many links a note has on average; default 10.
"""

import argparse
import datetime
import itertools
import math
import os
import random
import sys

from texts import GLUE, SEED, SYLLABLES

VOCABULARY = 60_000
MEDIAN_WORDS, SPREAD, LEAST_WORDS, MOST_WORDS = 180, 0.85, 12, 2_600
NOTES_A_FOLDER = 75
PREFERENTIAL = 0.72  # of all links follow the links before; the others go to any note
MISSING = 0.02  # of all links lead to pages that nobody has written
TWINS = 0.004  # of all notes share their name with a note in another folder
BLOCK = 500_000  # words drawn at once


def vocabulary(chance):
    """Words that can be said aloud, the short ones first: frequent words are short."""

    def word(syllables):
        end = chance.choice(("", "", "", "n", "r", "l", "m", "st"))
        return "".join(chance.choices(SYLLABLES, k=syllables)) + end

    words = {}
    while len(words) < VOCABULARY:
        words[word(2 if len(words) < 3_000 else 3 if len(words) < 25_000 else 4)] = None
    return list(words)


class Words:
    """An endless run of words by Zipf's law, English glue words the most frequent ones."""

    def __init__(self, chance, words):
        self.chance = chance
        self.words = GLUE + words
        self.weights = list(
            itertools.accumulate(1 / (rank + 2.7) for rank in range(1, len(self.words) + 1))
        )
        self.block, self.at = [], 0

    def take(self, count):
        if self.at + count > len(self.block):
            self.block = self.chance.choices(self.words, cum_weights=self.weights, k=BLOCK)
            self.at = 0
        self.at += count
        return self.block[self.at - count : self.at]


def titles(chance, words, count):
    """As many titles as asked for, no two alike whatever their case."""
    telling = words[200:20_000]
    weights = list(itertools.accumulate(1 / (rank + 200) for rank in range(len(telling))))
    seen = {}
    while len(seen) < count:
        parts = chance.choices(telling, cum_weights=weights, k=chance.choice((2, 2, 2, 3, 3, 4)))
        parts = [part.capitalize() for part in parts]
        if len(parts) > 2 and chance.random() < 0.5:
            parts.insert(chance.randint(1, 2), chance.choice(("of", "and", "in", "for")))
        seen[" ".join(parts[:5])] = None
    return list(seen)


def folders(chance, words, count):
    """Paths of one or two names, each folder for some 75 notes."""
    names = iter(chance.sample(words[100:12_000], min(11_900, 10 + count // 40)))
    wanted = max(1, round(count / NOTES_A_FOLDER))
    paths = []
    while len(paths) < wanted:
        top = next(names).capitalize()
        paths.append(top)
        for _ in range(min(chance.randint(0, 12), wanted - len(paths))):
            paths.append(f"{top}/{next(names).capitalize()}")
    return paths


class Links:
    """Chooses where links go: the more links lead to a note, the more likely the next one does."""

    def __init__(self, chance, targets, missing):
        self.chance, self.targets, self.missing = chance, targets, missing
        # Chosen by chance, so that the very first link does not make its end the hub of all.
        self.ends = [int(len(targets) * chance.random()) for _ in range(200)]

    def next(self):
        chance = self.chance
        kind = chance.random()
        if kind < MISSING:
            return self.missing[int(len(self.missing) * chance.random() ** 2)]
        if kind < MISSING + PREFERENTIAL * (1 - MISSING):
            end = self.ends[int(len(self.ends) * chance.random())]
        else:
            end = int(len(self.targets) * chance.random())
        self.ends.append(end)
        return self.targets[end]


def front_matter(chance, title, words):
    day = datetime.date(2012, 1, 1) + datetime.timedelta(days=chance.randrange(5_000))
    tags = chance.sample(words[:400], chance.choice((0, 1, 1, 2, 3)))
    lines = ["---", f'title: "{title}"', f"tags: [{', '.join(tags)}]"]
    if chance.random() < 0.2:
        alias = " ".join(chance.sample(words[2_000:20_000], 2)).capitalize()
        lines.append(f'aliases: ["{alias}"]')
    return lines + [f"created: {day.isoformat()}", "---", ""]


def body(chance, words, vocabulary):
    """Paragraphs, lists and headings out of a run of words, some of which are links."""
    out, at, since = [], 0, 0
    while at < len(words):
        if since > 110:
            heading = " ".join(chance.sample(vocabulary[200:6_000], chance.randint(1, 3)))
            out += [("## " if chance.random() < 0.75 else "### ") + heading.capitalize(), ""]
            since = 0
        start = at
        if chance.random() < 0.2:
            mark = chance.choice(("- ", "- ", "- [ ] ", "1. "))
            for _ in range(chance.randint(2, 7)):
                if at < len(words):
                    length = chance.randint(2, 9)
                    out.append(mark + " ".join(words[at : at + length]))
                    at += length
        else:
            sentences = []
            for _ in range(chance.randint(2, 6)):
                if at < len(words):
                    length = chance.randint(5, 17)
                    sentence = " ".join(words[at : at + length])
                    sentences.append(sentence[0].upper() + sentence[1:] + ".")
                    at += length
            out.append(" ".join(sentences))
        out.append("")
        since += at - start
    return out


def places(chance, words, count):
    """The path of every note, without `.md`: some names stand in two folders."""
    names = titles(chance, words, count)
    where = folders(chance, words, count)
    paths = {}
    for number, name in enumerate(names):
        if number > 10 and chance.random() < TWINS:
            name = names[chance.randrange(number)]
        folder = where[int(len(where) * chance.random())]
        if f"{folder}/{name}" in paths:
            name = names[number]
        paths[f"{folder}/{name}"] = None
    return list(paths)


def names_to_link(paths):
    """What a link says to lead to each note: its name, or its path where another has the name."""
    holders = {}
    for path in paths:
        name = path.rpartition("/")[2]
        holders[name] = holders.get(name, 0) + 1
    names = (path.rpartition("/")[2] for path in paths)
    return [name if holders[name] == 1 else path for path, name in zip(paths, names)]


def notes(count, mean):
    """Path and text of each note."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    paths = places(chance, words, count)
    taken = {path.rpartition("/")[2] for path in paths}
    missing = [t for t in titles(chance, words, 20 + count // 10) if t not in taken]
    run = Words(chance, words)
    links = Links(chance, names_to_link(paths), missing)
    usual = MEDIAN_WORDS * math.exp(SPREAD**2 / 2) * 0.93  # what the bounds leave of the mean
    for path in paths:
        length = int(chance.lognormvariate(math.log(MEDIAN_WORDS), SPREAD))
        length = max(LEAST_WORDS, min(MOST_WORDS, length))
        tokens = run.take(length)
        # Longer notes have more links, and notes of one length very different numbers of them.
        share = mean * length / usual
        for _ in range(min(length // 2, int(chance.expovariate(1 / share) + 0.5))):
            at = int(length * chance.random())
            shown = "|" + tokens[at] if chance.random() < 0.3 and tokens[at][0] != "[" else ""
            tokens[at] = f"[[{links.next()}{shown}]]"
        title = path.rpartition("/")[2]
        lines = front_matter(chance, title, words) if chance.random() < 0.85 else []
        if chance.random() < 0.6:
            lines += ["# " + title, ""]
        yield path, "\n".join(lines + body(chance, tokens, words))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    arguments.add_argument("count", type=int)
    arguments.add_argument("--links", type=float, default=10, metavar="MEAN")
    asked = arguments.parse_args()
    if os.path.exists(asked.folder) and os.listdir(asked.folder):
        sys.exit(f"{asked.folder} is not empty: name a new folder for the notes.")
    made = {asked.folder}
    os.makedirs(asked.folder, exist_ok=True)
    with open(os.path.join(asked.folder, "cairn.toml"), "w", encoding="utf-8") as file:
        file.write("# A vault of made-up notes, to measure with.\n")
    for path, text in notes(asked.count, asked.links):
        place = os.path.join(asked.folder, path + ".md")
        folder = os.path.dirname(place)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(place, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main()
