#!/usr/bin/env python3
"""Makes two tasks of a dictionary in dictd's format: foldoc.py DICT FOLDER

DICT is the path of foldoc.dict.dz or another; its .index lies beside it. Written are:

  FOLDER/vault/wiki/concepts/N.md   an entry as a page: title, aliases, text
  FOLDER/cloze.tsv, cloze.qrels     a page's first sentence, with the words of its own name hidden; the
                                    page itself holds the rest of the entry only (Lee et al. 2019)
  FOLDER/titles.tsv, titles.qrels   a page's title or alias, which is that page's alone
"""

import gzip
import json
import os
import re
import sys
from collections import defaultdict

DIGITS = {c: i for i, c in enumerate(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}
EVERY = 5


def number(text):
    value = 0
    for digit in text:
        value = value * 64 + DIGITS[digit]
    return value


def entries(path):
    with gzip.open(path) as file:
        data = file.read()
    names = defaultdict(list)
    with open(path.removesuffix(".dict.dz") + ".index", encoding="utf-8") as index:
        for line in index:
            name, start, length = line.rstrip("\n").split("\t")
            if not name.startswith("00"):
                names[number(start), number(length)].append(name)
    for (start, length), headwords in sorted(names.items()):
        title, _, text = data[start : start + length].decode("utf-8", "replace").partition("\n")
        text = re.sub(r"[{}]", "", re.sub(r"\n?\s+\(\d{4}-\d\d-\d\d\)\s*$", "", text))
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text)]
        paragraphs = [re.sub(r"^<[^>]+> ", "", p) for p in paragraphs if p]
        if title.strip() and paragraphs:
            yield title.strip(), headwords, paragraphs


def words(text):
    return re.findall(r"\w+", text.lower())


def cloze(title, paragraphs):
    """The first sentence without the name's words, and what is left of the entry."""
    first = re.match(r"(.+?[a-z)]{2}\.) (.*)", paragraphs[0])
    rest = ([first[2]] if first else []) + paragraphs[1:]
    sentence = first[1] if first else paragraphs[0]
    hidden = set(words(title))
    query = " ".join(w for w in re.findall(r"[\w'-]+", sentence) if not hidden & set(words(w)))
    enough = len(query.split()) >= 8 and sum(len(p.split()) for p in rest) >= 30
    return (query, rest) if enough else None


def main():
    source, folder = sys.argv[1:3]
    pages = os.path.join(folder, "vault", "wiki", "concepts")
    os.makedirs(pages, exist_ok=True)
    open(os.path.join(folder, "vault", "cairn.toml"), "w").close()
    every = list(entries(source))
    owners = defaultdict(set)
    for n, (title, headwords, _) in enumerate(every):
        for name in [title, *headwords]:
            owners[" ".join(words(name))].add(n)
    tasks = {"cloze": [], "titles": []}
    for n, (title, headwords, paragraphs) in enumerate(every):
        aliases = sorted({h for h in headwords if h.lower() != title.lower()})
        asked = cloze(title, paragraphs) if n % EVERY == 0 else None
        if asked:
            tasks["cloze"].append((n, asked[0]))
            paragraphs = asked[1]
        if n % EVERY == 1:
            alone = [a for a in [title, *aliases]
                     if owners[" ".join(words(a))] == {n} and words(a)]
            tasks["titles"] += [(n, a) for a in alone[-1:]]
        with open(os.path.join(pages, f"{n}.md"), "w", encoding="utf-8") as page:
            page.write(f"---\ntype: concept\ntitle: {json.dumps(title)}\n")
            if aliases:
                page.write(f"aliases: {json.dumps(aliases)}\n")
            page.write(f"---\n# {title}\n\n" + "\n\n".join(paragraphs) + "\n")
    for task, topics in tasks.items():
        with open(os.path.join(folder, task + ".tsv"), "w", encoding="utf-8") as out:
            out.writelines(f"{i}\t{query}\n" for i, (_, query) in enumerate(topics, 1))
        with open(os.path.join(folder, task + ".qrels"), "w", encoding="utf-8") as out:
            out.writelines(f"{i} 0 {n} 1\n" for i, (n, _) in enumerate(topics, 1))


if __name__ == "__main__":
    main()
