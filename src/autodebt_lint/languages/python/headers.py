"""What the head of a file says about it: what it is for, who owns it, what starts it."""

import ast
import re
import textwrap
import warnings
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.shapes import name_of, text_of
from autodebt_lint.patterns import pattern

HEADER_LINES = 40
HEADER_CHARACTERS = 4_000
LONGEST_PURPOSE = 200
"""Characters of a purpose that are kept."""
LONGEST_TRIGGER = 80
FEWEST_WORDS = 2
"""One word names a thing and says nothing about it."""

_OWNER = pattern(
    r"(?im)^[\s#*\"'@:;-]*(?:owner|owned by|maintainer|maintained by|team|contact|author)s?\s*[:=]\s*(\S.{0,78}?)\s*$"
)
_TRIGGER = pattern(
    r"(?i)\b(?:cron(?:tab|job)?|schedul(?:e|er|es|ed)|daily|nightly|hourly|weekly|monthly|quarterly|webhook|"
    r"every\s+(?:\d+|day|night|hour|week|month|minute|morning|mon|tues|wednes|thurs|fri|satur|sun)\w*|"
    r"(?:run|runs|started|triggered|invoked|executed|launched|called|fired)\s+"
    r"(?:by|at|on|every|from|once|when|whenever|manually|via|with|as|each|after|before)\b|"
    r"usage|how to run|to run|one[- ]off|one[- ]time|run[- ]once|entry\s?point|"
    r"python[23]?(?:\.\d+)?\s+(?:-m\s+[\w.]+|[\w./\\-]+\.py)\b)"
)
#: What stands at the head of files and says nothing about them.
_BOILERPLATE = pattern(
    r"(?i)\W*(?:created\b.*\b(?:on|by)\b|generated (?:by|from)|automatically generated|auto-generated|"
    r"copyright|\(c\)|©|licen[cs]ed?\b|spdx|all rights reserved|this file is part of|permission is hereby|"
    r"redistribution|the mit license|apache license|gnu |unless required by|you may not use|you may obtain|"
    r"https?://\S+\W*$|see the license|distributed under|without warrant|"
    r"-\*-|coding[:=]|vim:|pylint|flake8|noqa|type:|mypy|ruff|isort|fmt:|pyright|pragma|%%|in\[|!|"
    r"(?:standard |std|built-?in |third[- ]party |local |required |necessary |needed |external |python )*"
    r"(?:imports?|importing|librar(?:y|ies)|packages?|modules?|dependencies|requirements)\b|"
    r"pip3? install|install(?:ing)? |"
    r"[@:]?(?:author|date|version|owner|maintainer|team|contact|email|created|updated|last modified|modified|filename|"
    r"file|python version|requires)s?\s*[:=@]|todo\b|fixme\b|-+|=+|#+$|to change this|"
    r"load(?:ing)? (?:env|config|the env|\.env)|(?:env(?:ironment)?|config(?:uration)?|settings|constants)\W*$)"
)
_WORD = pattern(r"[^\W\d_]{2,}")
_MARKS = pattern(r"^[\s#*=\-~_\"'|+/\\.:>]+|[\s#*=\-~_|]+$")
_FILE_NAME = pattern(r"[\w/.-]+\.(?:py|ipynb)\W*$")
_CODE_NAME = pattern(r"^[\w/.-]+\.(?:py|ipynb)\b\W*")

_CODE_SIGN = pattern(r"[=(\[]|^(?:import|from|print|return|del|pass|break)\b")
_CODE_BEGIN = pattern(
    r"(?:for \w+(?:, ?\w+)* in |while .*:|if .*[=(\[].*:|def \w+\(|class \w+[(:]|from [\w.]+ import |import [\w.]+$|"
    r"print ?\(|\w+(?:\.\w+)*\s*=[^=]|\w+(?:\.\w+)*\()"
)
_DUNDER = pattern(r"(?m)^__(?:author|maintainer)__\s*=\s*[\"']([^\"'\n]+)[\"']")
_PIPELINE_OWNER = pattern(r"[\"']owner[\"']\s*:\s*[\"']([^\"'\n]+)[\"']")
#: What Airflow and its samples fill in.
_NOBODY = pattern(r"(?i)airflow|admin|me|you|owner|user|root|test|default|your.*|example.*|\W*")

#: Functions whose docstring speaks for the script, and calls that describe it to people.
_ENTRIES = frozenset("main run handler lambda_handler execute cli".split())
_COMMANDS = frozenset("command group dag flow".split())
_DESCRIBERS = frozenset("ArgumentParser DAG dag Typer command".split())
_CALLS_DESCRIBER = pattern(rf"\b(?:{'|'.join(sorted(_DESCRIBERS))})\s*\(")
_DESCRIPTIONS = frozenset("description doc_md help".split())
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Header(NamedTuple):
    """What a file says about itself; "" for what it does not say."""

    purpose: str = ""
    """First sentence that tells what the file is for."""
    owner: str = ""
    trigger: str = ""
    """Words that tell what starts it: ``crontab``, ``Usage``."""


def header_of(text: str, tree: ast.Module, introduction: str = "") -> Header:
    """Read the head of a file.

    Args:
        text: of the file, or what was put together from it.
        tree: that was read from the text.
        introduction: prose that stands before the code: a notebook's first texts.
    """
    docstring = (ast.get_docstring(tree) or _text_among_imports(tree))[:HEADER_CHARACTERS]
    lines = text[:HEADER_CHARACTERS].splitlines()[:HEADER_LINES]
    comments = [line.strip() for line in lines if line.lstrip().startswith("#")]
    said = [*introduction[:HEADER_CHARACTERS].splitlines(), *docstring.splitlines()]
    whole = "\n".join([*comments, *said[: HEADER_LINES * 2]])
    owner = _OWNER.search(whole) or _owner_in_code(text)
    purpose = next(_sentences([docstring, introduction, "\n".join(_top_comments(lines))]), "")
    trigger = _TRIGGER.search(whole)
    if not purpose or trigger is None:
        told = list(_told_by_code(text, tree))
        purpose = purpose or next(_sentences(told), "")
        trigger = trigger or _TRIGGER.search("\n".join(told))
    return Header(
        purpose[:LONGEST_PURPOSE],
        owner.group(1).strip("\"' ") if owner else "",
        " ".join(trigger.group().split())[:LONGEST_TRIGGER] if trigger else "",
    )


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    """Yield the first sentence of each paragraph that says something."""
    paragraphs = [part for text in texts for part in re.split(r"\n[\s#*=~_-]*\n", text)]
    for paragraph in paragraphs:
        kept = [line for raw in paragraph.split("\n") if (line := _MARKS.sub("", raw))]
        while kept and any(p.match(kept[0]) for p in (_BOILERPLATE, _OWNER, _FILE_NAME)):
            kept.pop(0)
        joined = " ".join(" ".join(kept).split())
        for sentence in re.split(r"(?<=[.!?])\s", joined):
            said = _CODE_NAME.sub("", sentence)
            if len(_WORD.findall(said)) >= FEWEST_WORDS and not _is_code(said, paragraph):
                yield sentence
                break


def _is_code(sentence: str, paragraph: str) -> bool:
    """Whether a comment is code that somebody switched off."""
    if not _CODE_SIGN.search(sentence):
        return False
    if _CODE_BEGIN.match(sentence):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is switched off nobody needs to hear
        for said in (sentence, textwrap.dedent(paragraph)):
            try:
                ast.parse(said)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            return True
    return False


def _owner_in_code(text: str) -> re.Match[str] | None:
    """The owner of a pipeline, or the author that a module names for programs to read."""
    found = _DUNDER.search(text, 0, HEADER_CHARACTERS)
    if found is None and "airflow" in text:
        found = next(
            (m for m in _PIPELINE_OWNER.finditer(text) if not _NOBODY.fullmatch(m[1])), None
        )
    return found


def _top_comments(lines: Iterable[str]) -> Iterator[str]:
    """The comments before all code, without their signs."""
    for line in lines:
        stripped = line.strip()
        if stripped.startswith("#"):
            yield stripped.lstrip("#").strip()
        elif stripped:
            return
        else:
            yield ""


def _text_among_imports(tree: ast.Module) -> str:
    """The first text that stands by itself before anything else than imports is done."""
    for statement in tree.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            if isinstance(statement.value.value, str):
                return statement.value.value
        elif not isinstance(statement, ast.Import | ast.ImportFrom):
            break
    return ""


def _told_by_code(text: str, tree: ast.Module) -> Iterator[str]:
    """What the script tells people about itself: docstrings of entries, descriptions of commands."""
    described = _CALLS_DESCRIBER.search(text) is not None and any(
        word in text for word in _DESCRIPTIONS
    )
    defined = [item for item in tree.body if isinstance(item, _DEFINITIONS)]
    for statement in tree.body:
        if isinstance(statement, _DEFINITIONS):
            decorators = {_decorator(node) for node in statement.decorator_list}
            if (
                statement.name in _ENTRIES
                or not _COMMANDS.isdisjoint(decorators)
                or len(defined) == 1  # the only one is what the file is for
            ):
                yield ast.get_docstring(statement) or ""
        if described:
            yield from _descriptions(statement)


def _decorator(node: ast.expr) -> str:
    return name_of(node.func if isinstance(node, ast.Call) else node)


def _descriptions(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and name_of(node.func) in _DESCRIBERS:
            for keyword in node.keywords:
                if keyword.arg in _DESCRIPTIONS:
                    yield text_of(keyword.value)
