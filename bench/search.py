#!/usr/bin/env python3
"""Runs what search.sh measures on one vault, and appends the rows: search.py --help"""

import argparse
import csv
import functools
import os
import random
import re
import signal
import stat
import subprocess
import sys
import time

import sample
from peers import HOME, PEERS
from texts import SEED
from timed import timed

LONG_ROUNDS = 3  # of what takes minutes in a large vault
NOTHING = re.compile(r"\A\s*\Z|Nothing found|No results", re.IGNORECASE)


class Failed(Exception):
    """A program did not do what is measured."""


class Bench:
    def __init__(self, asked):
        self.notes, self.vault, self.work = asked.notes, asked.vault, asked.work
        self.java, self.rounds = asked.java, asked.rounds
        self.long_rounds = min(LONG_ROUNDS, asked.rounds)
        self.peers = {who: PEERS[who](asked.vault, asked.work) for who in asked.who.split()}
        self.cairn = self.peers["cairn"]
        self.out = os.path.join(asked.work, "out")
        self.file = open(asked.rows, "a", encoding="utf-8", newline="")
        self.rows = csv.writer(self.file, lineterminator="\n")
        self.paths = sample.notes(self.vault)
        self.queries = sample.queries(self.vault, self.paths)
        self.chance = random.Random(SEED + 1)
        self.number = 0

    def note(self, what, who, unit, value):
        self.rows.writerow([what, who, self.notes, unit, f"{value:.5g}"])
        self.file.flush()

    def run(self, what, who, command, keep=True, finds=None):
        """Runs a command, adds its rows, and makes sure that it worked and found what it should."""
        run = timed(self.out, command, self.peers[who].environment)
        with open(self.out, encoding="utf-8", errors="replace") as file:
            said = file.read()
        if run.code != 0 or (finds is not None and not finds(said)):
            raise Failed(
                f"{what} with {who} at {self.notes} notes ({run.code}): {command}\n{said[-2000:]}"
            )
        if keep:
            self.note(what, who, "s", run.seconds)
            self.note(what, who, "MiB", run.peak)
        return run.seconds

    def indexing(self):
        for _ in range(self.long_rounds):
            for who, peer in self.peers.items():
                if peer.kept:
                    peer.forget()
                    seconds = self.run("index", who, peer.index())
                    say(f"index with {who}: {seconds:.1f} s")
        for who, peer in self.peers.items():
            if peer.kept:
                self.note("size", who, "MiB", size(peer.kept) / 2**20)
        # A first search of Cairn's that finds what a second process needs at hand.
        self.run("index", "cairn", self.cairn.search(self.queries[0]), keep=False)

    def searching(self):
        for who, peer in self.peers.items():  # each query once for nothing: files into memory
            for words in self.queries:
                self.run("search", who, peer.search(words), keep=False, finds=something)
        for _ in range(self.rounds):
            for words in self.queries:
                for who, peer in self.peers.items():
                    self.run("search", who, peer.search(words))

    def editing(self):
        """One line more in one note, until a search finds it."""
        for _ in range(self.rounds):
            path, word = self.edit()
            name = os.path.basename(path).removesuffix(".md")
            self.run("edit", "cairn", self.cairn.search([word]), finds=lambda said: name in said)
            if "qmd" in self.peers:
                qmd = self.peers["qmd"]
                update = self.run("update", "qmd", qmd.update())
                found = self.run("found", "qmd", qmd.search([word]), keep=False,
                                 finds=lambda said: name in said)
                self.note("edit", "qmd", "s", update + found)

    def edit(self):
        self.number += 1
        path = self.chance.choice(self.paths)
        word = "zq" + "".join(self.chance.choices("bdfgklmnprstvz", k=6)) + "ix"
        with open(os.path.join(self.vault, path), "a", encoding="utf-8") as file:
            file.write(f"\nOne line more about {word}.\n")
        return path, word

    @functools.cached_property
    def linked(self):
        return sample.linked(self.vault, self.paths)

    def linking(self):
        for which, (count, _, _) in self.linked.items():
            self.note(f"links-{which}", "page", "links", count)
        for _ in range(self.rounds):
            for which, (_, path, name) in self.linked.items():
                for who in ("cairn", "rg"):
                    self.run(f"links-{which}", who, self.peers[who].links_to(path, name))

    def graph(self):
        """Commands over all links, as far as this Cairn has them."""
        first, second = self.linked["most"][1], self.linked["median"][1]
        wanted = {
            "related": ["related", first],
            "trail": ["trail", first, second],
            "graph": ["graph", "--format", "json"],
        }
        there = self.commands()
        for _ in range(self.long_rounds):
            for name, arguments in wanted.items():
                if name in there:
                    self.run(name, "cairn", self.cairn.command("-q", *arguments))

    def commands(self):
        said = subprocess.run(self.cairn.command("--help"), capture_output=True, text=True)
        return set(re.findall(r"^  ([a-z]+) ", said.stdout, re.MULTILINE))

    def watched(self):
        """The same searches while `cairn watch` answers for the command, where it can."""
        if "watch" not in self.commands():
            return
        with open(os.path.join(self.work, "watch.out"), "wb") as out:
            watch = subprocess.Popen(self.cairn.command("watch"), stdout=out, stderr=out)
        try:
            self.wait_for_socket(watch)
            for words in self.queries * 3:
                self.run("watched-search", "cairn", self.cairn.search(words), keep=False)
            for _ in range(self.rounds):
                for words in self.queries:
                    self.run("watched-search", "cairn", self.cairn.search(words), finds=something)
            for _ in range(self.rounds):
                path, word = self.edit()
                name = os.path.basename(path).removesuffix(".md")
                self.run("watched-edit", "cairn", self.cairn.search([word]),
                         finds=lambda said: name in said)
            peak = peak_of(watch.pid)
            if peak:
                self.note("watch", "cairn", "MiB", peak)
        finally:
            watch.send_signal(signal.SIGTERM)
            watch.wait()

    def wait_for_socket(self, watch):
        until = time.monotonic() + 600
        while not has_socket(self.cairn.kept):
            if watch.poll() is not None or time.monotonic() > until:
                raise Failed(f"cairn watch opened no socket in {self.cairn.kept}: see watch.out")
            time.sleep(0.1)

    def inside(self):
        asked, edited = os.path.join(self.work, "queries"), os.path.join(self.work, "edited")
        write(asked, [" ".join(words) for words in self.queries])
        write(edited, self.chance.sample(self.paths, min(23, len(self.paths))))
        command = [
            self.java, "-Xmx800m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED", "-cp", os.path.join(HOME, "target", "cairn.jar"),
            os.path.join(HOME, "bench", "Inside.java"), self.vault, asked, edited,
        ]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise Failed(f"Inside.java at {self.notes} notes: exit code {done.returncode}")
        for what, ms in re.findall(r"^(inside-\w+) ([\d.]+)$", done.stdout, re.MULTILINE):
            self.note(what, "cairn", "s", float(ms) / 1000)


def say(text):
    print(text, file=sys.stderr, flush=True)


def something(said):
    return not NOTHING.search(said)


def has_socket(folder):
    return any(
        stat.S_ISSOCK(os.lstat(os.path.join(inside, name)).st_mode)
        for inside, _, names in os.walk(folder)
        for name in names
        if os.path.lexists(os.path.join(inside, name))
    )


def size(path):
    """Bytes of a file, or of all files in a folder."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(d, f)) for d, _, files in os.walk(path) for f in files)


def peak_of(pid):
    """MiB that a running process has had resident at most; None where the system does not say."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) / 1024
    except OSError:
        return None


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def main():
    arguments = argparse.ArgumentParser()
    for name in ("vault", "work", "rows", "who", "java"):
        arguments.add_argument(f"--{name}", required=True)
    arguments.add_argument("--notes", type=int, required=True)
    arguments.add_argument("--rounds", type=int, required=True)
    bench = Bench(arguments.parse_args())
    failures = 0
    for step in (bench.indexing, bench.searching, bench.editing, bench.linking, bench.graph,
                 bench.watched, bench.inside):
        say(f"{bench.notes} notes: {step.__name__}")
        try:
            step()
        except Failed as failed:  # what comes after it is worth measuring all the same
            say(f"FAILED: {failed}")
            failures += 1
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
