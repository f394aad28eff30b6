"""Strings and comments in a source text, found without a tree."""

from autodebt_lint.patterns import pattern

STRING = (
    r"\"{3}(?:[^\\\"]|\\.|\"(?!\"\"))*+\"{3}|'{3}(?:[^\\']|\\.|'(?!''))*+'{3}"
    r"|\"(?:[^\\\"\n]|\\.)*+\"|'(?:[^\\'\n]|\\.)*+'"
)
"""A string without what stands before its quotes; to be compiled with ``(?s)``."""

COMMENTS = pattern(rf"(?s)[^\"'#]*+(?:{STRING}|(#[^\n]*)|.)")
"""Runs over a whole text; group 1 is a comment."""
