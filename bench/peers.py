"""The programs that are measured side by side, each by the commands that do the same thing."""

import os
import shutil

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Cairn:
    def __init__(self, vault, work):
        self.vault = vault
        self.environment = dict(os.environ)
        self.kept = os.path.join(vault, ".cairn")

    def forget(self):
        shutil.rmtree(self.kept, ignore_errors=True)

    def command(self, *arguments):
        return [os.path.join(HOME, "cairn"), "-C", self.vault, *arguments]

    def index(self):
        return self.command("-q", "search", "nothing")

    def search(self, words):
        return self.command("search", *words)

    def links_to(self, path, name):
        return self.command("--json", "links", path)


class Qmd:
    """qmd by its keyword part: its vectors need models that it would have to fetch."""

    def __init__(self, vault, work):
        self.vault = vault
        self.kept = os.path.join(work, "qmd")
        self.environment = dict(
            os.environ,
            HOME=self.kept,
            XDG_CACHE_HOME=os.path.join(self.kept, "cache"),
            XDG_CONFIG_HOME=os.path.join(self.kept, "config"),
        )

    def forget(self):
        shutil.rmtree(self.kept, ignore_errors=True)
        os.makedirs(self.kept)

    def index(self):
        return ["qmd", "collection", "add", self.vault, "--name", "notes"]

    def update(self):
        return ["qmd", "update"]

    def search(self, words):
        return ["qmd", "search", " ".join(words)]


class Sqlite:
    """SQLite's full-text table with the tokenizer that qmd gives its own."""

    def __init__(self, vault, work):
        self.vault = vault
        self.environment = dict(os.environ)
        self.kept = os.path.join(work, "fts.db")

    def forget(self):
        if os.path.exists(self.kept):
            os.remove(self.kept)

    def index(self):
        folder = self.vault.replace("'", "''")
        return ["sqlite3", self.kept,
                "CREATE VIRTUAL TABLE notes USING fts5(path, text, tokenize='porter unicode61');"
                "INSERT INTO notes SELECT name, CAST(data AS TEXT) "
                f"FROM fsdir('{folder}') WHERE name LIKE '%.md';"]

    def search(self, words):
        return ["sqlite3", "-readonly", self.kept,
                "SELECT path, snippet(notes, 1, '', '', '…', 30) FROM notes "
                f"WHERE notes MATCH '{' '.join(words)}' ORDER BY rank LIMIT 10"]


class Ripgrep:
    """A scan of all files: it keeps nothing, ranks nothing, and looks for one word only."""

    kept = None

    def __init__(self, vault, work):
        self.vault = vault
        self.environment = dict(os.environ)

    def search(self, words):
        return ["rg", "-il", words[0], self.vault]

    def links_to(self, path, name):
        return ["rg", "-c", "--fixed-strings", f"[[{name}", self.vault]


PEERS = {"cairn": Cairn, "qmd": Qmd, "rg": Ripgrep, "sqlite": Sqlite}
