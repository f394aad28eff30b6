"""``python -m autodebt_lint``: the command line, where no script directory is on the path."""

from autodebt_lint.cli import program

if __name__ == "__main__":
    program()
