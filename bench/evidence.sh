#!/usr/bin/env bash
# Measures whether the links between pages, and their other names, help to rank raw files.
#
#   bench/evidence.sh DATA VAULT
#
# DATA is as for bench/retrieval.sh; VAULT is one that Cairn compiled from the same texts: cairn init,
# then cairn ingest of what bench/texts.py writes.
#
#   CAIRN_BENCH_DIR   where to work and to keep the runs; default a temporary folder
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
data=$1
vault=$2
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
java=${CAIRN_JAVA_HOME:+$CAIRN_JAVA_HOME/bin/}java

[ -f "$home/target/cairn.jar" ] || "$home/cairn" --version >/dev/null
python3 "$home/bench/texts.py" "$work/texts" 1000000 "$data/corpus.tsv.gz"
"$java" -cp "$home/target/cairn.jar" "$home/bench/Evidence.java" "$vault" "$work/texts" \
  "$data/topics.tsv" "$data/qrels.txt" "$work/evidence"
for run in "$work"/evidence/{links,names}-*.run; do
  printf '\n%s\n' "$(basename "$run" .run)"
  python3 "$home/bench/compare.py" "$run" "$work/evidence/words.run" | grep -v MRR
done
