"""Two programs on one log: each writes every kind of conversation, the other lists, searches,
verifies and continues it, and the first one reads that again. Run by `bench/interop/run`.

`interop.py OUR_LLM WRITE...` compares; WRITE is the command by which our library writes into a
folder. `interop.py llm ARGUMENT...` is Python's llm with the tools that the conversations use.
"""

import difflib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import writer
from llm.plugins import load_plugins, pm

LISTS = {
    "json": ["--json"],
    "markdown": ["-u"],
    "expanded": ["-e", "--json"],
    "truncated": ["-t", "--json"],
    "short": ["--short", "-u"],
}
SEARCHES = ["pelican", "fox OR certain", '"Look"', "caf\u00e9", "version* NOT pelican", "name : x"]
FILTERS = [["--tools"], ["-T", "shout"], ["-m", "scripted"], ["--schema", "name, age int, bio: a short bio"],
    ["--schema", "name, age int, bio: a short bio", "--data-array"], ["-q", "pelican", "-l"]]


def python_llm(arguments):
    load_plugins()
    pm.register(writer.Plugin(), "interop")
    from llm.cli import cli

    cli(arguments)


class Program:
    """A command `llm` on one user directory."""

    def __init__(self, name, command, folder):
        self.name = name
        self.command = command
        self.folder = folder

    def run(self, *arguments):
        environment = dict(os.environ, LLM_USER_PATH=str(self.folder), LLM_LOAD_PLUGINS="llm-echo")
        done = subprocess.run(
            [*self.command, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def output(self, *arguments):
        code, out, err = self.run(*arguments)
        return out if code == 0 else f"exit {code}: {err}"


class Comparison:
    def __init__(self, folder, python, ours):
        self.folder = folder
        self.programs = [Program("python", python, folder), Program("ours", ours, folder)]
        self.threads = {}
        self.differences = 0

    def rows(self, sql, *values):
        with sqlite3.connect(self.folder / "logs.db") as db:
            return db.execute(sql, values).fetchall()

    def report(self, what, first, second):
        if first == second:
            return True
        self.differences += 1
        lines = difflib.unified_diff(
            first.splitlines(), second.splitlines(), "python", "ours", lineterm="", n=2
        )
        print(f"\n{what} differs:", *list(lines)[:40], sep="\n  ", file=sys.stderr)
        return False

    def same(self, *arguments):
        outputs = [mended(program.output(*arguments)) for program in self.programs]
        return self.report(" ".join(arguments), *outputs)

    def lists(self, thread):
        return all(self.same("logs", "list", "--cid", thread, *how) for how in LISTS.values())

    def tip(self, thread):
        return self.rows("select tip_message_hash from threads where id = ?", thread)[0][0]

    def reaches(self, tip, ancestor):
        while tip and tip != ancestor:
            tip = self.rows("select parent_hash from messages where hash = ?", tip)[0][0]
        return tip == ancestor

    def goes_on(self, program, thread):
        """Everything said so far is what the new turn goes on from, to the last byte."""
        before = self.tip(thread)
        code, out, err = program.run("--cid", thread, "-m", "echo", f"going on with {program.name}")
        after = self.tip(thread)
        if code == 0 and after != before and self.reaches(after, before):
            return True
        self.differences += 1
        print(f"\n{program.name} does not go on with {thread}: {err or out}", file=sys.stderr)
        return False

    def verified(self):
        """By both: the hashes that are wrong."""
        import sqlite_utils
        from llm.logs import LogStore

        database = sqlite_utils.Database(str(self.folder / "logs.db"))
        wrong = LogStore(database).verify()
        database.close()
        code, out, err = self.programs[1].run("logs", "verify")
        return self.report("verify", "[] 0", f"{wrong} {code}" + (err if code else ""))


def mended(output):
    """Without what ours says on purpose and LLM has no word for: how a turn ended that is not whole,
    and the model where it changes within a conversation."""
    if output.startswith("["):
        rows = json.loads(output)
        for row in rows:
            if isinstance(row, dict):
                row.pop("ending", None)
        return json.dumps(rows, indent=2)
    output = re.sub(r"\*This answer is not whole: .*\*\n\n", "", output)
    output = re.sub(r"^  ending: .*\n", "", output, flags=re.M)
    return re.sub(r"\nModel: \*\*echo\*\*\n", "", output)


def mark(good):
    return "yes" if good else "NO"


def compare(title, write, python, ours):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        comparison = Comparison(folder, python, ours)
        comparison.threads = write(folder)
        print(f"\n{title}\n")
        columns = ["listed alike", "ours goes on", "Python goes on", "listed alike after"]
        width = max(len(feature) for feature in comparison.threads) + 2
        print(" " * width + "  ".join(columns))
        for feature, threads in comparison.threads.items():
            results = [
                all(comparison.lists(thread) for thread in threads),
                all(comparison.goes_on(comparison.programs[1], thread) for thread in threads),
                all(comparison.goes_on(comparison.programs[0], thread) for thread in threads),
                all(comparison.lists(thread) for thread in threads),
            ]
            cells = "  ".join(mark(good).ljust(len(column)) for good, column in zip(results, columns))
            print(feature.ljust(width) + cells.rstrip())
        print("all turns".ljust(width) + mark(all(comparison.same("logs", "-n", "0", *how) for how in LISTS.values())))
        print("searches".ljust(width) + mark(all(comparison.same("logs", "-q", text, "-n", "0", "--json") for text in SEARCHES)))
        print("filters".ljust(width) + mark(all(comparison.same("logs", "-n", "0", *some) for some in FILTERS)))
        print("every hash, by both".ljust(width) + mark(comparison.verified()))
        return comparison.differences


def written_by_python(folder):
    threads = {}
    os.environ["LLM_USER_PATH"] = str(folder)
    load_plugins()
    pm.register(writer.Plugin(), "interop")
    writing = writer.Writer(folder)
    for feature, write in writer.FEATURES.items():
        threads[feature] = write(writing)
    writing.db.close()
    return threads


def written_by_ours(command):
    def write(folder):
        threads = {}
        for line in subprocess.run([*command, str(folder)], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
            feature, thread = line.split("\t")
            threads.setdefault(feature, []).append(thread)
        return threads

    return write


def main(ours, write):
    python = [sys.executable, __file__, "llm"]
    differences = compare("Written by Python's LLM", written_by_python, python, [ours])
    differences += compare("Written by ours", written_by_ours(write), python, [ours])
    print(f"\n{differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    if sys.argv[1] == "llm":
        python_llm(sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
