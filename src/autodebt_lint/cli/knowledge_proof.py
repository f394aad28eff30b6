"""``autodebt knowledge test``: whether ruleset files hold what they say of themselves."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autodebt_lint import sanitise
from autodebt_lint.cli import output
from autodebt_lint.cli.arguments import Problems
from autodebt_lint.cli.project import Project
from autodebt_lint.sanitise import encodable

if TYPE_CHECKING:
    from autodebt_lint.proving import Failure, Proof


def run(
    chosen: Project,
    words: Sequence[str],
    problems: Problems,
    *,
    bundled: bool,
    cache: bool,
    as_json: bool,
) -> int:
    """Prove ruleset files and show what does not hold.

    Args:
        chosen: the project.
        words: files and folders as given; none means those of the configuration.
        problems: of the command line and of the files.
        bundled: whether the bundled rulesets are meant instead.
        cache: whether the compiled copy may be kept.
        as_json: write JSON rather than text.

    Returns:
        0 when every entry holds, 1 when not.
    """
    from autodebt_lint import proving, session
    from autodebt_lint.cli.progress import Bar
    from autodebt_lint.knowledge.reading import read
    from autodebt_lint.knowledge.sections import VENDORS
    from autodebt_lint.settings import Settings, toml_file

    settings = chosen.settings
    paths = [Path(word) for word in words] or [chosen.root / name for name in settings.rulesets]
    if bundled:
        settings, paths = Settings(), []
        files = VENDORS.bundled()
    else:
        if not paths:
            problems.add(
                "there is nothing to test: `rulesets` in the configuration names no file;"
                " give files or folders, or --bundled"
            )
        files = [
            Path(toml_file.shown_name(file, Path.cwd()))
            for path in paths
            for file in problems.attempt(_files_of, path) or ()
        ]
    read_files = [problems.attempt(read, file, VENDORS.document, VENDORS.check) for file in files]
    problems.settle()
    knowledge = session.knowledge_of(settings, chosen.root, files if paths else (), cache=cache)
    with Bar(sys.stderr, "entries") as bar:
        proof = proving.prove([item for item in read_files if item is not None], knowledge, bar)
    output.write(_json(proof) if as_json else _text(proof, len(files)))
    return 1 if proof.failures else 0


def _files_of(path: Path) -> list[Path]:
    from autodebt_lint.knowledge.loader import ruleset_files

    return [*ruleset_files([path])]


def _text(proof: "Proof", files: int) -> Iterator[str]:
    for failure in proof.failures:
        yield f"{sanitise.path(failure.path)}{_at(failure)}: {_told(failure)}\n"
    counted = _count(proof.entries, "entry", "entries")
    if proof.failures:
        failed = len({(it.path, it.kind, it.id) for it in proof.failures})
        yield f"{failed:,} of {counted} {'does' if failed == 1 else 'do'} not hold\n"
    else:
        holds = "holds" if proof.entries == 1 else "hold"
        yield f"{counted} in {_count(files, 'file', 'files')} {holds}\n"


def _at(failure: "Failure") -> str:
    return f":{failure.line}" if failure.line else ""


def _told(failure: "Failure") -> str:
    return sanitise.one_line(
        f"{failure.kind} {failure.id}: {failure.key}: expected {failure.expected}; {failure.found}"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _json(proof: "Proof") -> Iterator[str]:
    yield f'{{\n  "schema": 1,\n  "entries": {proof.entries},\n  "items": ['
    separator = "\n    "
    for failure in proof.failures:
        yield separator + sanitise.json(_value(failure))
        separator = ",\n    "
    yield "\n  ]\n}\n"


def _value(failure: "Failure") -> dict[str, object]:
    return {
        "path": encodable(failure.path),
        "line": failure.line,
        "kind": failure.kind,
        "id": encodable(failure.id),
        "key": failure.key,
        "expected": encodable(failure.expected),
        "found": encodable(failure.found),
    }
