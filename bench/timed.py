#!/usr/bin/env python3
"""Runs a command and prints: seconds of wall time, seconds of CPU, peak resident MiB, exit code.

The command's own output goes to the file named first. The peak is that of the one process that
the command becomes, as the kernel counts it (ru_maxrss), so no tool has to be installed.
"""

import os
import sys
import time


def main():
    log, command = sys.argv[1], sys.argv[2:]
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{seconds:.2f} {cpu:.2f} {peak:.0f} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
