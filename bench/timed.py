#!/usr/bin/env python3
"""Runs a command and prints: seconds of wall time, seconds of CPU, peak resident MiB, exit code.

The command's own output goes to the file named first. The peak is that of the largest process that
the command becomes or waits for, as the kernel counts it (ru_maxrss), so no tool has to be
installed; it is never less than what this program itself has, some 16 MiB.
"""

import os
import sys
import time
from typing import NamedTuple


class Run(NamedTuple):
    seconds: float
    cpu: float
    peak: float
    code: int


def timed(log, command, environment=None):
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        try:
            out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.dup2(out, 1)
            os.dup2(out, 2)
            os.execvpe(command[0], command, environment or os.environ)
        except OSError as error:
            print(f"{command[0]}: {error}", file=sys.stderr)
        finally:
            os._exit(127)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, peak, os.waitstatus_to_exitcode(status))


def main():
    run = timed(sys.argv[1], sys.argv[2:])
    print(f"{run.seconds:.2f} {run.cpu:.2f} {run.peak:.0f} {run.code}")


if __name__ == "__main__":
    main()
