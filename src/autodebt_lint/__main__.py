"""``python -m autodebt_lint``: the command line, where no script directory is on the path."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python looks into the current folder first, and that is the project: its `json.py` would run.
        del sys.path[0]
    from autodebt_lint.cli import program

    program()
