"""Reads the cases: plain text, described in README.md beside this file."""

import dataclasses
import pathlib
import re
import shlex

CHANNELS = ["exit", "stdout", "stderr", "files", "log", "requests"]
MODELS = pathlib.Path("extra-openai-models.yaml")
DIFFERS = re.compile(r"differs ([a-z, ]+) \[(.+?)\]: (.+)")
COMMAND = re.compile(r"(?:(both|python|ours) )?((?:[A-Z_]+=\S* |[A-Z_]+='[^']*' )*llm(?: .*)?)$")


class ScriptError(Exception):
    pass


@dataclasses.dataclass
class Case:
    """One invocation, and what is put into place before it."""

    name: str
    place: str
    files: dict = dataclasses.field(default_factory=dict)
    commands: dict = dataclasses.field(default_factory=dict)
    stdin: bytes = b""
    says: list = dataclasses.field(default_factory=list)
    unordered: bool = False
    differs: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Sequence:
    """Cases that follow one another in the same two directories."""

    title: str
    cases: list = dataclasses.field(default_factory=list)


class Reader:
    def __init__(self, path):
        self.path = path
        self.lines = path.read_text().split("\n")
        self.at = 0
        self.sequences = []
        self.waiting = {}

    def read(self):
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if line.strip() and not line.startswith("#"):
                self.line(line)
        return self.sequences

    def line(self, line):
        if line.startswith("= "):
            self.sequences.append(Sequence(f"{self.path.stem}: {line[2:]}"))
        elif line.startswith("[") and line.endswith("]"):
            case = Case(line[1:-1], f"{self.path.name}:{self.at}", self.waiting)
            self.waiting = {}
            self.sequences[-1].cases.append(case)
        elif line == "models":
            self.place()["user", MODELS.name] = (self.path.parent / MODELS).read_bytes()
        elif match := re.match(r"(file|user|bytes) (\S+):(.*)", line):
            self.file(*match.groups())
        else:
            self.part(self.sequences[-1].cases[-1], line)

    def file(self, kind, name, rest):
        content = bytes.fromhex(rest) if kind == "bytes" else self.block(rest)
        place = "user" if kind == "user" else "folder"
        self.place()[place, name] = content

    def place(self):
        """What lies between a case's name and its command is its own; else it is the next one's."""
        cases = self.sequences[-1].cases
        return cases[-1].files if cases and not cases[-1].commands else self.waiting

    def part(self, case, line):
        if line.startswith("stdin:"):
            case.stdin = self.block(line[6:])
        elif line.startswith("says: "):
            case.says.append(line[6:])
        elif line == "unordered":
            case.unordered = True
        elif match := DIFFERS.fullmatch(line):
            channels, row, reason = match.groups()
            for channel in channels.replace(",", " ").split():
                if channel not in CHANNELS:
                    self.fail(f'there is no channel "{channel}"')
                case.differs[channel] = (row, reason)
        elif match := COMMAND.fullmatch(line):
            whose, command = match.groups()
            words = shlex.split(command)
            for tool in ["python", "ours"] if whose in (None, "both") else [whose]:
                case.commands[tool] = words
        else:
            self.fail(f'"{line}" is no line of a case')

    def block(self, rest):
        """The rest of the line as it is, or the indented lines that follow, each with its end."""
        if rest.strip():
            return rest.strip().encode()
        lines = []
        while self.at < len(self.lines) and self.lines[self.at].startswith("    "):
            lines.append(self.lines[self.at][4:] + "\n")
            self.at += 1
        return "".join(lines).encode()

    def fail(self, fault):
        raise ScriptError(f"{self.path.name}:{self.at}: {fault}")


def read_all(folder):
    sequences = []
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        sequences += Reader(path).read()
    for sequence in sequences:
        for case in sequence.cases:
            if set(case.commands) != {"python", "ours"}:
                raise ScriptError(f"{case.place}: a command is missing")
    return sequences
