"""Peak memory of a program with all its children."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Command, check_outcome, clean_environment, stop_group
from msgspec import Struct

INTERVAL = 0.03
"""Seconds between two looks; a worker lives for seconds, so its peak is not missed by much."""


class Peak(Struct, frozen=True):
    """The most memory that a program held at one time."""

    megabytes: float
    """Of 1,000,000 bytes, resident. A page that processes share counts once, in equal parts."""
    whole_tree: bool
    """False where the system shows no process tree; then it is the largest single process."""


def descendants(process_id: int) -> list[int]:
    """Ids of a process and of all processes below it, as Linux shows them."""
    found = [process_id]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in children.read_text().split())
            except OSError:  # ended between the two looks
                continue
    return found


def resident_bytes(process_id: int) -> int:
    """One process's share of resident memory; nothing when it has ended.

    Forked processes share most of their pages with the one that forked them: the proportional set
    size is what the tree as a whole takes from the machine.
    """
    try:
        for line in Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        pages = Path(f"/proc/{process_id}/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def peak_memory(command: Command) -> Peak:
    """Run a command, looking at the memory of its process tree all the time.

    The looking takes processor time, so no run is both timed and looked at.

    Raises:
        measure.BenchmarkError: the command failed.
    """
    whole_tree = any(Path("/proc/self/task").glob("*/children"))
    if command.before is not None:
        command.before(0)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command.argv,
            cwd=command.cwd,
            env=clean_environment() | dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
        highest = 0
        try:
            while True:
                # wait4 instead of poll: it also tells the largest single process of the tree.
                ended, status, usage = os.wait4(process.pid, os.WNOHANG)
                if ended:
                    break
                if whole_tree:
                    highest = max(highest, sum(map(resident_bytes, descendants(process.pid))))
                time.sleep(INTERVAL)
        except BaseException:
            stop_group(process)
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        check_outcome(command, process.returncode, errors.read())
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Peak(max(highest, largest) / 1e6, whole_tree)
