"""Which cases agree, which differ on purpose and which just differ."""

import difflib
import re

import script


class Explanations:
    """The rows of docs/differences.md, each a line."""

    def __init__(self, document):
        self.rows = [" ".join(line.split()) for line in document.splitlines() if line.startswith("| ")]

    def has(self, phrase):
        return any(phrase in row for row in self.rows)


def kind(code, stderr):
    """What sort of message it is. Of notices the words count, of errors only that they are one."""
    if not stderr.strip():
        return "nothing"
    if "Traceback (most recent call last)" in stderr:
        return "a traceback"
    if code == "2":
        return "a usage error"
    if stderr.strip().endswith("Aborted!"):
        return "Aborted!"
    if re.search(r"^Error: ", stderr, re.M) and code == "1":
        return "an error"
    return stderr


def compared(outcome, case):
    """What is compared, by channel."""
    stdout = outcome["stdout"]
    if case.unordered:
        stdout = "\n".join(sorted(stdout.splitlines()))
    message = kind(outcome["exit"], outcome["stderr"])
    for text in case.says:
        if text not in outcome["stderr"]:
            message += f"\nwithout the text: {text}\n{outcome['stderr']}"
    return {**outcome, "stdout": stdout, "stderr": message}


class Report:
    def __init__(self, explanations, show):
        self.explanations = explanations
        self.show = show
        self.slow = []
        self.alike = self.explained = self.different = 0

    def sequence(self, sequence, theirs, ours):
        for case, python, our in zip(sequence.cases, theirs, ours):
            self.slow += [(outcome["seconds"], name, case.name) for name, outcome in [("python", python), ("ours", our)]]
            faults = self.case(case, compared(python, case), compared(our, case))
            if faults:
                self.different += 1
            elif case.differs:
                self.explained += 1
            else:
                self.alike += 1
            if faults or self.show:
                print(f"\n{sequence.title}: {case.name} ({case.place})")
                print("  $ " + " ".join(case.commands["ours"]).replace("\n", "\\n"))
                print(*faults, sep="\n")
            if self.show:
                self.both(python, our)

    def case(self, case, python, our):
        faults = []
        for channel in script.CHANNELS:
            same = python[channel] == our[channel]
            row = case.differs.get(channel, (None,))[0]
            if row and not self.explanations.has(row):
                faults.append(f'  {channel}: docs/differences.md has no row with "{row}"')
            if row and same:
                faults.append(f"  {channel}: explained, but does not differ")
            if not row and not same:
                faults.append(f"  {channel}:\n{difference(python[channel], our[channel])}")
        return faults

    def both(self, python, our):
        for channel in ["exit", "stdout", "stderr"]:
            for name, outcome in [("python", python), ("ours", our)]:
                if outcome[channel]:
                    print(f"  {channel} of {name}:", *outcome[channel].splitlines(), sep="\n    ")

    def end(self, seconds):
        if self.show:
            print(*(f"{took:.1f} s: {name}, {case}" for took, name, case in sorted(self.slow)[-10:]), sep="\n")
        total = self.alike + self.explained + self.different
        print(
            f"\n{total} invocations in {seconds:.0f} s: {self.alike} agree, "
            f"{self.explained} differ on purpose, {self.different} differ without an explanation"
        )
        return 1 if self.different else 0


def difference(python, our):
    lines = difflib.unified_diff(python.splitlines(), our.splitlines(), "python", "ours", lineterm="", n=1)
    return "\n".join(f"    {line}" for line in list(lines)[:60])
