"""The command line: one file for each command; it owns the streams and the exit code."""

from autodebt_lint.cli.main import main, program

__all__ = ["main", "program"]
