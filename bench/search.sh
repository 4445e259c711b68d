#!/usr/bin/env bash
# Measures search and the link graph beside their peers, and how each grows with the vault: qmd, by
# its keyword part, ripgrep and SQLite's full-text table, all on the same made-up notes.
#
#   bench/search.sh
#
#   CAIRN_BENCH_SIZES    how many notes, ascending; default "1000 6600 38000 100000"
#   CAIRN_BENCH_QMD      the most notes that qmd is given; default 38000
#   CAIRN_BENCH_ROUNDS   how often each short command is run; default 7
#   CAIRN_BENCH_VAULTS   a folder of vaults by number of notes, only read; notes.py makes what is
#                        missing there; default a folder in CAIRN_BENCH_DIR
#   CAIRN_BENCH_NODE     a folder for qmd and its node; npm fetches them where they are missing;
#                        default a folder in CAIRN_BENCH_DIR
#   CAIRN_BENCH_DIR      where to work, a folder that may be filled; default a temporary one
#
# Writes docs/benchmarks/search.csv, docs/benchmarks/search.svg and the section of
# docs/benchmarks.md between its marks. Times are of the whole process; those of the peers and of
# Cairn are taken in turns. Where a program fails, its cells stay empty and the exit code is 1.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
sizes=${CAIRN_BENCH_SIZES:-1000 6600 38000 100000}
if [ -n "${CAIRN_BENCH_DIR:-}" ]; then
  work=$CAIRN_BENCH_DIR
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
vaults=${CAIRN_BENCH_VAULTS:-$work/vaults}
node=${CAIRN_BENCH_NODE:-$work/node}

say() { printf '%s\n' "$*" >&2; }

# need COMMAND PACKAGE installs a Debian package where its command is missing
need() {
  if command -v "$1" >/dev/null; then return; fi
  say "Installing $2…"
  local sudo=sudo
  if [ "$(id -u)" = 0 ]; then sudo=; fi
  $sudo apt-get install -qy "$2" >&2
}

need rg ripgrep
need sqlite3 sqlite3
if [ ! -x "$node/node_modules/.bin/qmd" ]; then
  need npm npm
  say "Installing qmd…"
  npm install --silent --no-audit --no-fund --prefix "$node" @tobilu/qmd@2.8.3 node@24 >&2
fi
# qmd's node in front of any other that the machine has.
PATH=$(cd "$node" && pwd)/node_modules/.bin:$PATH
export PATH

# The launcher builds the jar and prepares the fast start; it knows which JDK it runs.
"$home/cairn" --version >/dev/null
java_home=$(CAIRN_JAVA_OPTS=-XshowSettings:properties "$home/cairn" --version 2>&1 |
  sed -n 's/^ *java\.home = //p')

mkdir -p "$vaults"
rows=$work/search-rows.csv
failed=0
echo 'what,who,notes,unit,value' >"$rows"
for size in $sizes; do
  if [ ! -e "$vaults/$size" ]; then
    say "Making a vault of $size notes…"
    rm -rf "$vaults/$size.new"
    python3 "$home/bench/notes.py" "$vaults/$size.new" "$size"
    mv "$vaults/$size.new" "$vaults/$size"
  fi
  rm -rf "$work/vault"
  cp -a "$vaults/$size" "$work/vault"
  who='cairn rg sqlite'
  if [ "$size" -le "${CAIRN_BENCH_QMD:-38000}" ]; then who="$who qmd"; fi
  python3 "$home/bench/search.py" --vault "$work/vault" --notes "$size" --work "$work" \
    --rows "$rows" --who "$who" --rounds "${CAIRN_BENCH_ROUNDS:-7}" --java "$java_home/bin/java" ||
    failed=1
done

python3 "$home/bench/search_report.py" "$rows" "$home/docs"
exit "$failed"
