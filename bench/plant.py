#!/usr/bin/env python3
"""Breaks one link on each of some pages of a vault, as a rename by hand does: plant.py VAULT COUNT

A link [[slow-bread|Slow bread]] becomes [[slow bread|Slow bread]], which leads nowhere and can mean
one page only, so that the nightly run has one repair to try for each. The pages are drawn by a fixed
seed among all that have such a link; what is done to them is committed. Prints how many pages the
wiki has, those of reviews and answers not counted.
"""

import os
import random
import re
import subprocess
import sys

LINK = re.compile(r"\[\[([a-z]+(?:-[a-z]+)+)\|")


def main():
    vault, count = sys.argv[1], int(sys.argv[2])
    pages = sorted(
        os.path.join(folder, name)
        for kind in ("concepts", "entities", "sources")
        for folder, _, names in os.walk(os.path.join(vault, "wiki", kind))
        for name in names
    )
    topics = [page for page in pages if "/sources/" not in page]
    names = {os.path.basename(page)[: -len(".md")] for page in topics}
    random.Random(5).shuffle(topics)
    broken = 0
    for page in topics:
        with open(page, encoding="utf-8") as file:
            text = file.read()
        found = next((m for m in LINK.finditer(text) if m[1] in names), None)
        if found and broken < count:
            broken += 1
            wrong = "[[" + found[1].replace("-", " ") + "|"
            with open(page, "w", encoding="utf-8") as file:
                file.write(text[: found.start()] + wrong + text[found.end() :])
    git = ["git", "-C", vault, "-c", "user.name=bench", "-c", "user.email=bench@localhost"]
    subprocess.run(git + ["-c", "gc.auto=0", "commit", "-qam", "rename by hand"], check=True)
    if broken < count:
        sys.exit(f"only {broken} of {count} links could be broken")
    print(len(pages))


if __name__ == "__main__":
    main()
