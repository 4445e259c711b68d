#!/usr/bin/env python3
"""Writes what bench/hybrid.sh measured into the docs: hybrid_report.py WORK QRELS DOCS"""

import collections
import csv
import json
import math
import os
import sys

from report import machine, markdown, replace_section


def median(values):
    values = sorted(values)
    return values[len(values) // 2]


def read_qrels(path):
    wanted = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            topic, _, found, grade = line.split()
            if int(grade) > 0:
                wanted[topic][found] = int(grade)
    return wanted


def worth(found, wanted):
    """nDCG@10 and recall@100 of one ranking."""
    gain = sum(wanted.get(each, 0) / math.log2(i + 2) for i, each in enumerate(found[:10]))
    best = sorted(wanted.values(), reverse=True)[:10]
    ideal = sum(grade / math.log2(i + 2) for i, grade in enumerate(best))
    return gain / ideal, len(set(found[:100]) & set(wanted)) / len(wanted)


def main():
    work, qrels, docs = sys.argv[1:4]
    wanted = read_qrels(qrels)
    rankings = collections.defaultdict(lambda: collections.defaultdict(list))
    inside = collections.defaultdict(dict)
    with open(os.path.join(work, "runs.tsv"), encoding="utf-8") as lines:
        for line in lines:
            mode, topic, _, found, ms = line.rstrip("\n").split("\t")
            rankings[mode][topic].append(found)
            inside[mode][topic] = float(ms)
    times = collections.defaultdict(list)
    with open(os.path.join(work, "times.csv"), encoding="utf-8") as lines:
        for what, seconds in csv.reader(lines):
            times[what].append(float(seconds))
    with open(os.path.join(work, "embedded.json"), encoding="utf-8") as file:
        embedded = json.load(file)

    table = [["mode", "topics", "nDCG@10", "R@100", "ms inside", "s as a process"]]
    rows = [["mode", "topics", "ndcg10", "recall100", "inside_ms", "process_s"]]
    for mode in ("lexical", "vector", "hybrid"):
        for half in ("odd", "even"):
            topics = [t for t in wanted if int(t) % 2 == (half == "odd")]
            worths = [worth(rankings[mode][t], wanted[t]) for t in topics]
            ndcg, recall = (sum(each) / len(topics) for each in zip(*worths))
            ms = median(inside[mode].values())
            process = median(times["search-" + mode])
            row = [mode, half, f"{ndcg:.4f}", f"{recall:.4f}", f"{ms:.1f}", f"{process:.2f}"]
            rows.append(row)
            table.append(row)
    with open(os.path.join(work, "formats.tsv"), encoding="utf-8") as lines:
        formats = [line.rstrip("\n").split("\t") for line in lines]
    sizes = [["each number in", "KiB a search reads", "KiB kept beside", "of the true 100", "ms"]]
    for name, vectors, graph, beside, recall, ms in formats:
        sizes.append([name, str(int(vectors) + int(graph)), beside, recall, ms])

    os.makedirs(os.path.join(docs, "benchmarks"), exist_ok=True)
    with open(os.path.join(docs, "benchmarks", "hybrid.csv"), "w", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    seconds = times["embed"][0]
    text = f"""## Search by meaning

`bench/hybrid.sh`, {embedded["files"]} abstracts and 300 claims of SciFact, all-MiniLM-L6-v2 (384 numbers, quantised, on the same
processor, behind HTTP on loopback), {machine()}. Words and vectors are fused by reciprocal rank with the
authors' constant, 60, and equal weights; nothing was chosen on even topics. Milliseconds inside are of a
process that keeps the index open and asks for a hundred files, the query's embedding included, the median.

{markdown(table)}
Embedding took {seconds:.1f} s: {embedded["embedded"]} texts, {embedded["embedded"] / seconds:.0f} each second, with the model on the same cores. A run
with nothing new takes {times["nothing-new"][0]:.2f} s and asks the model nothing. The same vectors in other formats:

{markdown(sizes)}
Cairn keeps 8 bits. The numbers as the model gave them stay on the disk beside, for when the graph of neighbours
is made again; a search does not read them.
"""
    replace_section(docs, "hybrid", text)
    print(text)


if __name__ == "__main__":
    main()
