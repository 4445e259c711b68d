#!/usr/bin/env bash
# Measures what compiling costs and how it grows: ingest of many small sources, one source more,
# rebuild, lint, search, and git alone on the same files.
#
#   bench/ingest.sh                    texts made up from a fixed seed
#   bench/ingest.sh corpus.tsv.gz      id, title and text by tabs, such as SciFact's abstracts
#
#   CAIRN_BENCH_CORPUS   the same as the argument
#   CAIRN_BENCH_SIZES    how many sources, ascending; default "50 500 1000 2000 5183"
#   CAIRN_BENCH_DIR      where to work, a folder that may be filled; default a temporary one
#
# Writes docs/benchmarks/ingest.csv, docs/benchmarks/ingest.svg and the section of
# docs/benchmarks.md between its marks. Times are of the whole process, from the shell.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
corpus=${1:-${CAIRN_BENCH_CORPUS:-}}
sizes=${CAIRN_BENCH_SIZES:-50 500 1000 2000 5183}
extra=3 # sources added one by one afterwards; the median counts
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
rows=$work/rows.csv

say() { printf '%s\n' "$*" >&2; }

# timed NAME SOURCES COMMAND… appends a row; exit 1 is fine, for lint says so when it finds something
timed() {
  local name=$1 sources=$2 seconds cpu peak code
  shift 2
  read -r seconds cpu peak code < <(python3 "$home/bench/timed.py" "$work/out" "$@")
  if [ "$code" -gt 1 ]; then
    say "$name at $sources sources failed ($code):"
    tail -n 20 "$work/out" >&2
    exit 1
  fi
  printf '%s,%s,%s,%s,%s,%s\n' "$name" "$sources" "$seconds" "$cpu" "$peak" "$code" >>"$rows"
  say "$(printf '%-14s %6s sources %8s s %6s MiB' "$name" "$sources" "$seconds" "$peak")"
}

most=0
for size in $sizes; do most=$size; done
if [ -n "$corpus" ]; then
  what=$(basename "$(dirname "$corpus")")/$(basename "$corpus")
  python3 "$home/bench/texts.py" "$work/all" $((most + extra)) "$corpus"
else
  what='made-up texts'
  python3 "$home/bench/texts.py" "$work/all" $((most + extra))
fi
# What is added one by one must be new to every vault: the last of the texts, so that a corpus that
# has no more of them is measured with fewer in its largest vault.
find "$work/all" -type f | sort >"$work/list"
tail -n "$extra" "$work/list" >"$work/extra"
there=$(($(wc -l <"$work/list") - extra))

"$home/cairn" --version >/dev/null 2>&1
echo 'what,sources,seconds,cpu_seconds,peak_mib,exit' >"$rows"
for size in $sizes; do
  if [ "$size" -gt "$there" ]; then size=$there; fi
  rm -rf "$work/vault" "$work/in"
  mkdir "$work/in"
  head -n "$size" "$work/list" | xargs cp -t "$work/in"
  "$home/cairn" init "$work/vault" >/dev/null 2>&1
  timed ingest "$size" "$home/cairn" -C "$work/vault" -q ingest "$work/in"
  while IFS= read -r one; do
    timed one-more "$size" "$home/cairn" -C "$work/vault" -q ingest "$one"
  done <"$work/extra"
  timed first-search "$size" "$home/cairn" -C "$work/vault" -q search cell growth
  timed search "$size" "$home/cairn" -C "$work/vault" -q search cell growth
  timed lint "$size" "$home/cairn" -C "$work/vault" -q lint
  timed rebuild "$size" "$home/cairn" -C "$work/vault" -q rebuild
  rm -rf "$work/git"
  mkdir "$work/git"
  cp -r "$work/in" "$work/git/raw"
  timed git-commit "$size" sh -c "cd '$work/git' && git init -q . && git add . &&
    git -c user.name=bench -c user.email=bench@localhost -c gc.auto=0 commit -qm files"
done

mkdir -p "$home/docs/benchmarks"
cp "$rows" "$home/docs/benchmarks/ingest.csv"
python3 "$home/bench/ingest_report.py" "$rows" "$home/docs" "$what"
