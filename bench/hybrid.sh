#!/usr/bin/env bash
# Measures search by words, by meaning and by both: how well it finds, how long it takes, what the
# vectors take on the disk.
#
#   bench/hybrid.sh DATA
#
# DATA holds corpus.tsv.gz (id, title, text), topics.tsv (id, query) and qrels.txt (TREC), such as
# SciFact's. A small model is served on loopback by bench/embedding-server, whose libraries Maven
# fetches.
#
#   CAIRN_BENCH_DIR   where to work, a folder that may be filled; default a temporary one
#
# Writes docs/benchmarks/hybrid.csv and the section of docs/benchmarks.md between its marks.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
data=$1
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
fi
server=
stop() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || :; fi
  if [ -z "${CAIRN_BENCH_DIR:-}" ]; then rm -rf "$work"; fi
}
trap stop EXIT

say() { printf '%s\n' "$*" >&2; }

# The launcher builds the jar and prepares the fast start; it knows which JDK it runs.
"$home/cairn" --version >/dev/null
java=$(CAIRN_JAVA_OPTS=-XshowSettings:properties "$home/cairn" --version 2>&1 |
  sed -n 's/^ *java\.home = //p')/bin/java

# timed WHAT COMMAND… appends a row
timed() {
  local what=$1 seconds rest
  shift
  read -r seconds rest < <(python3 "$home/bench/timed.py" "$work/out" "$@")
  printf '%s,%s\n' "$what" "$seconds" >>"$work/times.csv"
  say "$what: $seconds s"
}

say 'Starting the embedding server…'
"$home/mvnw" -q -B -f "$home/bench/embedding-server/pom.xml" dependency:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$work/lib" >&2
rm -f "$work/address" "$work/times.csv"
"$java" --enable-native-access=ALL-UNNAMED -cp "$work/lib/*" \
  "$home/bench/embedding-server/EmbeddingServer.java" "$work/address" &
server=$!
until [ -f "$work/address" ]; do
  kill -0 "$server"
  sleep 1
done

rm -rf "$work/vault" "$work/formats"
mkdir "$work/vault"
touch "$work/vault/cairn.toml"
python3 "$home/bench/texts.py" "$work/vault/raw" 1000000 "$data/corpus.tsv.gz"
timed words-index "$home/cairn" -C "$work/vault" index

CAIRN_EMBEDDING_BASE_URL=$(cat "$work/address")
export CAIRN_EMBEDDING_BASE_URL
export CAIRN_EMBEDDING_PROVIDER=openai-compatible CAIRN_EMBEDDING_MODEL=all-minilm-l6-v2
timed embed "$home/cairn" -C "$work/vault" -q --json index
cp "$work/out" "$work/embedded.json"
timed nothing-new "$home/cairn" -C "$work/vault" -q index

say 'Asking every topic…'
echo '.level=OFF' >"$work/quiet"
"$java" -Djava.util.logging.config.file="$work/quiet" -cp "$home/target/cairn.jar" "$home/bench/Meaning.java" \
  "$work/vault" "$data/topics.tsv" "$work/runs.tsv"
for round in 1 2 3 4 5 6 7; do
  for mode in lexical vector hybrid; do
    topic=$(sed -n "${round}p" "$data/topics.tsv" | cut -f 2)
    timed "search-$mode" "$home/cairn" -C "$work/vault" search --mode "$mode" "$topic"
  done
done

say 'Writing the vectors in other formats…'
"$java" -Djava.util.logging.config.file="$work/quiet" -cp "$home/target/cairn.jar" "$home/bench/Quantised.java" \
  "$work"/vault/.cairn/vectors/* "$work/formats" >"$work/formats.tsv"
python3 "$home/bench/hybrid_report.py" "$work" "$data/qrels.txt" "$home/docs"
