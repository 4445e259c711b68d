#!/usr/bin/env python3
"""Turns a dictionary in dictd's format into a vault of notes: dictionary.py NAME FOLDER

Reads NAME.index and NAME.dict.dz, as Debian's packages dict-foldoc and dict-jargon install them.
Every entry becomes a note with its headwords as title and aliases; {a cross-reference} becomes a
link where exactly one entry goes by that name, and plain words where none does.
"""

import gzip
import os
import re
import sys
from collections import defaultdict

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
REFERENCE = re.compile(r"\{\s*([^{}]+?)\s*\}")
ADDRESS = re.compile(r"^(.*?)\s*\((\S+[./]\S+)\)$")
KIND = re.compile(r"^((?:\d+\. )?)\\<[\w ,/-]+> ")


def number(text):
    value = 0
    for digit in text:
        value = value * 64 + DIGITS.index(digit)
    return value


def entries(path):
    """The names and the text of every entry, in the order of the dictionary."""
    with gzip.open(path + ".dict.dz") as file:
        data = file.read()
    names = defaultdict(list)
    with open(path + ".index", encoding="utf-8") as file:
        for line in file:
            name, offset, length = line.rstrip("\n").split("\t")
            if not name.startswith("00-database") and not name.startswith("00database"):
                names[number(offset), number(length)].append(name)
    for (offset, length), given in sorted(names.items()):
        lines = data[offset : offset + length].decode("utf-8", "replace").split("\n")
        head = next((i for i, line in enumerate(lines) if not line or line[0] == " "), len(lines))
        written = [line.strip() for line in lines[:head] if line.strip()]
        # The text has the names as they are written; the index may have more of them.
        folded = {name.casefold() for name in written}
        yield written + [n for n in given if n.casefold() not in folded], lines[head:]


def key(name):
    bare = re.sub(r"[\W_]+", "", name.casefold()) or name.casefold()
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


def escaped(text):
    return re.sub(r"([\\`*\[\]<$#_])", r"\\\1", text)


def paragraphs(lines, margin):
    block = []
    for line in lines + [""]:
        if line.strip():
            block.append(line.expandtabs())
        elif block:
            if all(len(b) - len(b.lstrip()) > margin for b in block):
                yield True, [b[margin:] for b in block]
            else:
                yield False, [" ".join(b.strip() for b in block)]
            block = []


def note(names, lines, link):
    def written(text):
        out, end = "", 0
        for m in REFERENCE.finditer(text):
            out += escaped(text[end : m.start()]) + link(re.sub(r"\s+", " ", m.group(1)))
            end = m.end()
        return KIND.sub(r"\1", out + escaped(text[end:]))

    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = max(set(indents), key=indents.count) if indents else 0
    quoted = ['"' + n.replace("\\", "\\\\").replace('"', '\\"') + '"' for n in names]
    front = f"---\ntitle: {quoted[0]}\n"
    if quoted[1:]:
        front += f"aliases: [{', '.join(quoted[1:])}]\n"
    body = []
    for code, block in paragraphs(lines, margin):
        body.append("\n".join("    " + b for b in block) if code else written(block[0]))
    return front + "---\n" + "\n\n".join(body) + "\n"


def main():
    path, folder = sys.argv[1:3]
    dictionary = list(entries(path))
    files, exact, folded, keyed = {}, defaultdict(set), defaultdict(set), defaultdict(set)
    for place, (names, _) in enumerate(dictionary):
        slug = re.sub(r"[^\w+.-]+", "-", names[0]).strip("-.")[:80] or f"sign-{place}"
        if slug.casefold() in files:
            slug += f"-{place}"
        files[slug.casefold()] = slug
        for name in names:
            exact[name].add(slug)
            folded[name.casefold()].add(slug)
            keyed[key(name)].add(slug)

    def link(text):
        address = ADDRESS.match(text)
        if address:
            label = escaped(address[1]) or "link"
            return f"[{label}](http://{re.sub(r'^https?://', '', address[2])})"
        for named in (exact[text], folded[text.casefold()], keyed[key(text)]):
            if len(named) == 1:
                return f"[[{next(iter(named))}|{re.sub(r'[][|]', ' ', text)}]]"
        return escaped(text)

    os.makedirs(folder, exist_ok=True)
    for slug, (names, lines) in zip(files.values(), dictionary):
        with open(os.path.join(folder, slug + ".md"), "w", encoding="utf-8") as file:
            file.write(note(names, lines, link))


if __name__ == "__main__":
    main()
