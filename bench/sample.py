"""What a vault is asked for: words of medium frequency, pages by how many links lead to them."""

import collections
import os
import random
import re

from texts import SEED

SAMPLED = 2_000  # notes tell which words are of medium frequency
MEDIUM = (0.003, 0.04)  # of all notes have such a word
LINK = re.compile(r"\[\[([^]|#]+)")


def notes(vault):
    """The paths of all notes, from the vault's root, in order."""
    found = []
    for folder, folders, files in os.walk(vault):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = os.path.relpath(folder, vault)
        found += [os.path.normpath(os.path.join(inside, f)) for f in files if f.endswith(".md")]
    return sorted(found)


def read(vault, path):
    with open(os.path.join(vault, path), encoding="utf-8") as file:
        return file.read()


def words_of(text):
    """The words of a note's body that stand outside of links, in order, each once."""
    body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
    return list(dict.fromkeys(re.findall(r"\b[a-z]{4,}\b", re.sub(r"\[\[.*?\]\]", " ", body))))


def queries(vault, paths, count=12):
    """Queries of one to four words that stand together in at least one note."""
    chance = random.Random(SEED)
    sampled = chance.sample(paths, min(SAMPLED, len(paths)))
    words = {path: words_of(read(vault, path)) for path in sampled}
    holders = collections.Counter(word for of in words.values() for word in of)
    least, most = (share * len(sampled) for share in MEDIUM)
    asked = []
    while len(asked) < count:
        medium = [w for w in words[chance.choice(sampled)] if least <= holders[w] <= most]
        wanted = len(asked) % 4 + 1
        if len(medium) >= wanted:
            asked.append(chance.sample(medium, wanted))
    return asked


def linked(vault, paths):
    """The page with the most links to it and the one in the middle of all that have any."""
    leading = collections.Counter(t for path in paths for t in LINK.findall(read(vault, path)))
    by_name = collections.defaultdict(list)
    for path in paths:
        by_name[os.path.basename(path).removesuffix(".md")].append(path)
    ranked = [
        (count, by_name[name][0], name)
        for name, count in leading.most_common()
        if len(by_name.get(name, ())) == 1
    ]
    return {"most": ranked[0], "median": ranked[len(ranked) // 2]}
