#!/usr/bin/env bash
# Measures how well Cairn finds links that a vault lacks: hides links of vaults that people linked,
# asks for suggestions, and compares.
#
#   bench/mentions.sh           as docs/benchmarks.md has it
#   bench/mentions.sh --fit     also prints the weights that half 0 of the pages gives
#
#   CAIRN_BENCH_DIR   where to work, a folder that may be filled; default a temporary one
#
# Needs the dictionaries of Debian's packages dict-foldoc and dict-jargon, which are fetched with
# apt-get and unpacked in that folder, not installed. Writes the section of docs/benchmarks.md
# between its marks.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
seed=1

"$home/cairn" --version >/dev/null
for name in foldoc jargon; do
  if [ ! -d "$work/$name" ]; then
    (cd "$work" && apt-get download -q "dict-$name" >&2 && dpkg-deb -x dict-"$name"_*.deb packages)
    python3 "$home/bench/dictionary.py" "$work/packages/usr/share/dictd/$name" "$work/$name"
  fi
done

# hide NAME VAULT links|pages SHARE writes what came of it into $work/NAME and prints what it took
hide() {
  "$java" -cp "$home/target/cairn.jar" "$home/bench/Mentions.java" "$2" "$3" "$4" "$seed" \
    "$work/$1" | tee "$work/$1.out" >&2
}

hide foldoc-links "$work/foldoc" links 0.25
hide foldoc-most "$work/foldoc" links 0.8
hide foldoc-pages "$work/foldoc" pages 0.25
hide jargon-links "$work/jargon" links 0.25
hide jargon-pages "$work/jargon" pages 0.25
hide wiki-links "$home" links 0.25
hide wiki-pages "$home" pages 0.25

if [ "${1:-}" = --fit ]; then python3 "$home/bench/mentions.py" fit "$work/foldoc-links"; fi

# The row of times as Mentions.java printed it, as a sentence.
took=$(awk '{
  for (i = 1; i <= NF; i++) { split($i, pair, "="); is[pair[1]] = pair[2] }
  printf "%d notes with %.1f million characters: %.1f s to learn from the whole vault and %.1f s " \
    "for all suggestions on all pages, %.2f ms per page together, in one thread, the JVM cold.",
    is["pages"], is["characters"] / 1e6, is["learn"], is["find"],
    1000 * (is["learn"] + is["find"]) / is["pages"]
}' "$work/foldoc-links.out")

python3 "$home/bench/mentions.py" report "$home/docs" "$took" \
  "FOLDOC, 25 % of links=$work/foldoc-links" \
  "FOLDOC, 80 % of links=$work/foldoc-most" \
  "FOLDOC, all of 25 % of pages=$work/foldoc-pages" \
  "Jargon File, 25 % of links=$work/jargon-links" \
  "Jargon File, all of 25 % of pages=$work/jargon-pages" \
  "wiki, 25 % of links=$work/wiki-links" \
  "wiki, all of 25 % of pages=$work/wiki-pages"
