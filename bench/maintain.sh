#!/usr/bin/env bash
# Measures what an experiment of the nightly run costs, and how that grows with the wiki: the same 24
# broken links, in wikis of few and of many pages.
#
#   bench/maintain.sh                    texts made up from a fixed seed
#   bench/maintain.sh corpus.tsv.gz      id, title and text by tabs, such as SciFact's abstracts
#
#   CAIRN_BENCH_CORPUS   the same as the argument
#   CAIRN_BENCH_SIZES    how many sources, ascending; default "300 1500 5183"
#   CAIRN_BENCH_DIR      where to work, a folder that may be filled; default a temporary one
#
# Writes docs/benchmarks/maintain.csv and the section of docs/benchmarks.md between its marks. The time
# of an experiment is that of making it, measuring it and landing it, as `maintain --json` tells.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
corpus=${1:-${CAIRN_BENCH_CORPUS:-}}
sizes=${CAIRN_BENCH_SIZES:-300 1500 5183}
faults=24
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
rows=$work/maintain-rows.csv

say() { printf '%s\n' "$*" >&2; }

most=0
for size in $sizes; do most=$size; done
rm -rf "$work/all"
python3 "$home/bench/texts.py" "$work/all" "$most" ${corpus:+"$corpus"} >/dev/null
find "$work/all" -type f | sort >"$work/list"

"$home/cairn" --version >/dev/null 2>&1
echo 'sources,pages,experiments,kept,median_ms,night_seconds,peak_mib' >"$rows"
for size in $sizes; do
  rm -rf "$work/vault" "$work/in"
  mkdir "$work/in"
  head -n "$size" "$work/list" | xargs cp -t "$work/in"
  "$home/cairn" init "$work/vault" >/dev/null 2>&1
  "$home/cairn" -C "$work/vault" -q ingest "$work/in" >/dev/null
  pages=$(python3 "$home/bench/plant.py" "$work/vault" "$faults")
  read -r seconds _ peak code < <(python3 "$home/bench/timed.py" "$work/night.json" \
    "$home/cairn" -C "$work/vault" -q --json maintain --no-model)
  if [ "$code" != 0 ]; then
    say "The night on $size sources failed ($code):"
    tail -n 20 "$work/night.json" >&2
    exit 1
  fi
  python3 "$home/bench/maintain_report.py" row "$work/night.json" "$size" "$pages" "$seconds" \
    "$peak" >>"$rows"
  say "$(tail -n 1 "$rows")"
done

python3 "$home/bench/maintain_report.py" report "$rows" "$home/docs" \
  "${corpus:+$(basename "$(dirname "$corpus")")/$(basename "$corpus")}"
