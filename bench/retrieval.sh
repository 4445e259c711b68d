#!/usr/bin/env bash
# Measures how well search finds, with the defaults that are shipped.
#
#   bench/retrieval.sh DATA [DICTIONARY] [VAULT]
#
# DATA holds corpus.tsv.gz (id, title, text), topics.tsv (id, query) and qrels.txt (TREC), such as
# SciFact's. DICTIONARY is foldoc.dict.dz of Debian's package dict-foldoc, with its .index beside it;
# default where that package puts it, and left out where it is not. VAULT is one that Cairn compiled
# from the same texts (cairn ingest of what bench/texts.py writes); its raw files alone count.
#
#   CAIRN_BENCH_DIR   where to work and to keep the runs; default a temporary folder
#
# Two runs are told apart by: bench/compare.py RUN BEFORE
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
data=$1
dictionary=${2:-/usr/share/dictd/foldoc.dict.dz}
compiled=${3:-}
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
java=${CAIRN_JAVA_HOME:+$CAIRN_JAVA_HOME/bin/}java

# measure NAME VAULT TEXTS TOPICS QRELS
measure() {
  printf '\n%s\n' "$1"
  "$java" -cp "$home/target/cairn.jar" "$home/bench/Retrieval.java" "$2" "$3" "$4" "$5" \
    "$work/${1//[^a-z]/-}.run" 2>/dev/null
}

[ -f "$home/target/cairn.jar" ] || "$home/cairn" --version >/dev/null
vault=$work/abstracts
mkdir -p "$vault"
touch "$vault/cairn.toml"
python3 "$home/bench/texts.py" "$vault/raw" 1000000 "$data/corpus.tsv.gz"
measure 'claims, plain index' - "$vault/raw" "$data/topics.tsv" "$data/qrels.txt"
measure 'claims' "$vault" "$vault/raw" "$data/topics.tsv" "$data/qrels.txt"
if [ -n "$compiled" ]; then
  measure 'claims, compiled' "$compiled" "$vault/raw" "$data/topics.tsv" "$data/qrels.txt"
fi
if [ -f "$dictionary" ]; then
  python3 "$home/bench/foldoc.py" "$dictionary" "$work/dictionary"
  for task in cloze titles; do
    measure "$task" "$work/dictionary/vault" "$work/dictionary/vault/wiki" \
      "$work/dictionary/$task.tsv" "$work/dictionary/$task.qrels"
  done
fi
