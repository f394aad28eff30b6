"""The reference for a cold scan: read every Python file of a tree, parse it, and do nothing else.

Run as ``python bare_parse.py TREE PROCESSES``. The cyclic collector is off, as it is in the tool's
own workers: with it on the parse is three to four times slower and the comparison too kind.
For the same reason there are no `Path` objects here.
"""

import ast
import gc
import multiprocessing
import os
import sys
import warnings

CHUNKS_PER_PROCESS = 16
"""Enough that no process waits long for the last one, few enough that handing out costs nothing."""


def python_files(tree: str) -> list[str]:
    """Paths of all Python files below a folder, in a stable order."""
    return sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(tree)
        for name in names
        if name.endswith(".py")
    )


def parse_files(paths: list[str]) -> int:
    """Parse the files and return how many were accepted."""
    gc.disable()
    warnings.simplefilter("ignore")
    accepted = 0
    for path in paths:
        with open(path, "rb") as file:
            source = file.read()
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        accepted += 1
    return accepted


def main(tree: str, processes: int) -> None:
    """Parse a tree in several processes and print how many files there were, and how many parsed."""
    paths = python_files(tree)
    chunks = [
        paths[start :: processes * CHUNKS_PER_PROCESS]
        for start in range(processes * CHUNKS_PER_PROCESS)
    ]
    # fork starts soonest; a slower start would make the reference slower and our ratio better.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    with multiprocessing.get_context(method).Pool(processes) as pool:
        accepted = sum(pool.imap_unordered(parse_files, chunks))
    sys.stdout.write(f"{len(paths)} files, {accepted} parsed\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
