"""The two commands, and one invocation of them."""

import json
import os
import pathlib
import queue
import re
import sqlite3
import subprocess
import sys
import time

import snapshot

SECONDS = 60
HERE = pathlib.Path(__file__).parent
NAMES = re.compile(r"\{(server|api|folder|user|nl|tab|thread\d+|turn\d+)\}")


class Place:
    """Where the directories are, and the server."""

    def __init__(self, root, server):
        self.root = root
        self.server = server


class Tool:
    """A command `llm`; `letter` names its directories, which are of the same length for both."""

    def __init__(self, place):
        self.place = place
        self.version = self.plain("--version").rsplit(" ", 1)[-1].strip()

    def plain(self, *words):
        folder = self.place.root / f"version-{self.letter}"
        folder.mkdir()
        run = Run(self, folder, None)
        return run.execute(list(words), b"", {})[1]

    def run(self, number, sequence):
        folder = self.place.root / number / self.letter
        folder.mkdir(parents=True)
        run = Run(self, folder, number)
        return [run.case(case) for case in sequence.cases]


class Python(Tool):
    letter = key = "python"

    def __init__(self, place):
        self.forks = queue.SimpleQueue()
        super().__init__(place)

    def execute(self, request):
        if "LLM_LOAD_PLUGINS" in request["env"]:
            return started([sys.executable, "-m", "llm", *request["argv"]], request)
        fork = self.fork()
        fork.stdin.write(json.dumps(request) + "\n")
        fork.stdin.flush()
        code = int(fork.stdout.readline())
        self.forks.put(fork)
        return code

    def fork(self):
        try:
            return self.forks.get_nowait()
        except queue.Empty:
            return subprocess.Popen(
                [sys.executable, str(HERE / "forks.py")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env={**os.environ, "LLM_LOAD_PLUGINS": "llm-echo", "PYTHONUTF8": "1"},
            )


class Ours(Tool):
    letter = "ours.."
    key = "ours"

    def __init__(self, place, command):
        self.command = command
        super().__init__(place)

    def execute(self, request):
        return started([self.command, *request["argv"]], request)


def started(command, request):
    with open(request["stdin"], "rb") as stdin, open(request["stdout"], "wb") as out, open(request["stderr"], "wb") as err:
        done = subprocess.run(
            command, stdin=stdin, stdout=out, stderr=err, env=request["env"], cwd=request["folder"], timeout=SECONDS
        )
    return done.returncode


class Run:
    """One tool in one pair of directories: its user directory, and the one it works in."""

    def __init__(self, tool, folder, number):
        self.tool = tool
        self.server = tool.place.server
        self.number = number
        self.base = folder
        self.user = folder / "user"
        self.folder = folder / "work"
        for made in [self.user, self.folder, folder / "home", folder / "io"]:
            made.mkdir()
        if number:
            self.normal = snapshot.Normal(self.places(), tool.version)

    def api(self):
        return f"{self.server.address}/{self.number}/{self.tool.key}/v1"

    def places(self):
        return [
            (self.api(), "API"), (self.server.address, "SERVER"), (str(self.user), "USER"),
            (str(self.folder), "FOLDER"), (str(self.base / "home"), "HOME"),
        ]

    def case(self, case):
        self.normal.next_case()
        self.write(case.files)
        files = snapshot.files({"user": self.user, "work": self.folder})
        rows = snapshot.rows(self.user / "logs.db")
        environment, words = self.words(case.commands[self.tool.key])
        began = time.monotonic()
        code, out, err = self.execute(words, case.stdin, environment)
        took = time.monotonic() - began
        after = snapshot.files({"user": self.user, "work": self.folder})
        log = snapshot.added_rows(rows, snapshot.rows(self.user / "logs.db"), self.normal)
        return {
            "exit": str(code),
            "stdout": self.normal.text(snapshot.sorted_answers(out)),
            "stderr": self.normal.text(err),
            "files": self.normal.text(snapshot.added(files, after)),
            "log": log,
            "requests": self.requests(),
            "seconds": took,
        }

    def write(self, files):
        for (place, name), content in files.items():
            path = (self.user if place == "user" else self.folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.replace(b"{api}", self.api().encode()).replace(b"{server}", self.server.address.encode()))

    def words(self, command):
        """What is set before the command, and its arguments."""
        words = [NAMES.sub(self.value, word) for word in command]
        at = words.index("llm")
        return dict(word.split("=", 1) for word in words[:at]), words[at + 1 :]

    def value(self, match):
        name = match[1]
        fixed = {"server": self.server.address, "api": self.api(), "folder": str(self.folder), "user": str(self.user), "nl": "\n", "tab": "\t"}
        if name in fixed:
            return fixed[name]
        table, number = re.fullmatch(r"(thread|turn)(\d+)", name).groups()
        with sqlite3.connect(self.user / "logs.db") as db:
            found = db.execute(f"select id from {table}s order by id limit 1 offset ?", [int(number) - 1]).fetchone()
        return found[0] if found else f"no-{name}"

    def execute(self, words, stdin, environment):
        names = {name: str(self.base / "io" / name) for name in ["stdin", "stdout", "stderr"]}
        pathlib.Path(names["stdin"]).write_bytes(stdin)
        for name in ["stdout", "stderr"]:
            pathlib.Path(names[name]).write_bytes(b"")
        env = {
            "PATH": os.environ["PATH"], "HOME": str(self.base / "home"), "LANG": "C.UTF-8", "COLUMNS": "80", "TZ": "UTC",
            "LLM_USER_PATH": str(self.user), **{k: v for k, v in os.environ.items() if k == "JAVA_HOME"}, **environment,
        }
        request = {"argv": words, "env": env, "folder": str(self.folder), "seconds": SECONDS, **names}
        code = self.tool.execute(request)
        return code, *(pathlib.Path(names[name]).read_bytes().decode(errors="backslashreplace") for name in ["stdout", "stderr"])

    def requests(self):
        """What the provider was asked. One that is sent again in the same words is listed once."""
        lines = []
        for request in self.server.taken((self.number, self.tool.key)):
            text = self.normal.text(json.dumps(snapshot.without_nulls(request), sort_keys=True, indent=1, ensure_ascii=False))
            if text not in lines[-1:]:
                lines.append(text)
        return "\n".join(lines)
