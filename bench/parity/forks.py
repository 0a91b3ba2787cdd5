"""Python's llm, loaded once and forked for every invocation: loading it takes a second each time.

Reads lines of JSON from standard input, {"argv", "env", "folder", "stdin", "stdout", "stderr"} where the
last three are files, and answers each with a line that has the exit code.
"""

import json
import os
import signal
import sys
import traceback


def main():
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    from llm.cli import cli

    count_nothing_of_echo()
    for line in requests:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            become(request)
            run(cli, request["argv"])
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


def count_nothing_of_echo():
    """llm-echo counts words as tokens from its version 0.4 on; before, and here, `echo` has no usage."""
    from llm.models import _BaseResponse

    count = _BaseResponse.set_usage

    def set_usage(response, **counted):
        if not response.model.model_id.startswith("echo"):
            count(response, **counted)

    _BaseResponse.set_usage = set_usage


def become(request):
    signal.alarm(request["seconds"])
    for descriptor, (name, flags) in enumerate(
        [("stdin", os.O_RDONLY), ("stdout", os.O_WRONLY), ("stderr", os.O_WRONLY)]
    ):
        opened = os.open(request[name], flags)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["env"])
    sys.argv = ["llm", *request["argv"]]


def run(cli, argv):
    code = 0
    try:
        cli(argv, prog_name="llm")
    except SystemExit as e:
        code = e.code if isinstance(e.code, int) else int(e.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
