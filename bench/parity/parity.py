"""Runs every case with Python's llm and with ours and compares what they did. See README.md."""

import argparse
import concurrent.futures
import os
import pathlib
import shutil
import sys
import tempfile
import time

import report
import script
from server import Server
from tool import Ours, Place, Python

HERE = pathlib.Path(__file__).parent
DIFFERENCES = HERE.parents[1] / "docs" / "differences.md"


def arguments():
    parser = argparse.ArgumentParser(prog="bench/parity/run", description=__doc__)
    parser.add_argument("--ours", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", metavar="PATTERN", help="sequences whose title, or one of whose cases, has this text")
    parser.add_argument("--list", action="store_true", help="names of the cases; runs nothing")
    parser.add_argument("--show", action="store_true", help="what both did in every case, alike or not")
    parser.add_argument("--keep", action="store_true", help="leave the directories where they are and name them")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    return parser.parse_args()


def chosen(sequences, pattern):
    """Whole sequences: what a case meets depends on those before it."""
    words = (pattern or "").lower()
    return [
        s for s in sequences if words in s.title.lower() or any(words in case.name.lower() for case in s.cases)
    ]


def run_all(sequences, tools, threads):
    """For every sequence, as it is done, what the tools did, case by case. Both run at the same time."""
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        jobs = [
            [pool.submit(tool.run, f"s{number}", sequence) for tool in tools]
            for number, sequence in enumerate(sequences)
        ]
        for sequence, pair in zip(sequences, jobs):
            yield sequence, *(job.result() for job in pair)


def main():
    options = arguments()
    try:
        sequences = chosen(script.read_all(HERE / "cases"), options.only)
        explanations = report.Explanations(DIFFERENCES.read_text())
    except script.ScriptError as e:
        sys.exit(f"Error: {e}")
    if options.list:
        for sequence in sequences:
            print(sequence.title, *(f"  {case.name}" for case in sequence.cases), sep="\n")
        return 0
    root = pathlib.Path(tempfile.mkdtemp(prefix="parity-"))
    try:
        started = time.monotonic()
        place = Place(root, Server())
        tools = [Python(place), Ours(place, options.ours)]
        told = report.Report(explanations, options.show)
        for done in run_all(sequences, tools, options.threads):
            told.sequence(*done)
        return told.end(time.monotonic() - started)
    finally:
        if options.keep:
            print(root)
        else:
            shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
