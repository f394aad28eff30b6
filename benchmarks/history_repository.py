"""A repository with a past, made from `examples/spring-campaign`: scripts that a team works on.

It begins with a part of its scripts and grows; most commits change one to three of them: a timeout
that is lost, a function more that calls a vendor, a constant, a remark; some add a script or give
one another name. The same arguments give the same commits, to the byte.
"""

import random
import subprocess
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from campaign import Shape, write_campaign

SEED = 2026
START = 1_700_000_000
"""Seconds since 1970 of the first commit, in November 2023."""
HALF_DAY = 43_200
_FIRST = 0.6
"""Share of the scripts that are there from the first commit on."""

Change = tuple[bytes | None, str]
"""A file's new content, or None where it is removed, and its path."""


class Sharing(Enum):
    """Which scripts share clients."""

    GROUPS = "groups of scripts"
    HALF = "half share clients"


def write_repository(
    example: Path, target: Path, scripts: int, commits: int, sharing: Sharing = Sharing.HALF
) -> None:
    """Write a repository whose last commit has some so many scripts; its work tree is checked out.

    Args:
        example: folder of the bundled example.
        target: folder to make.
        scripts: Python files of the last commits, about.
        commits: on its one branch.
        sharing: whether half of the scripts share one set of clients, or each group has its own.
    """
    with tempfile.TemporaryDirectory(prefix="autodebt-bench-") as folder:
        made = Path(folder)
        shared = scripts // 2 if sharing is Sharing.HALF else 0
        if shared:
            write_campaign(example, made / "shared", shared, Shape.SHARED_CLIENTS)
        write_campaign(example, made / "teams", scripts - shared, Shape.OWN_CLIENTS)
        texts = {
            path.relative_to(made).as_posix(): path.read_bytes()
            for path in sorted(made.rglob("*.py"))
        }
    target.mkdir(parents=True)
    git = ["git", "-C", str(target)]
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    stream = b"".join(_stream(texts, commits))
    subprocess.run([*git, "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run([*git, "checkout", "--quiet", "main"], check=True)


def _stream(texts: dict[str, bytes], commits: int) -> Iterator[bytes]:
    """Yield the commits as `git fast-import` reads them."""
    for number, changes in enumerate(_history(texts, commits)):
        message = b"Change %d\n" % number
        yield b"commit refs/heads/main\n"
        yield b"committer Ada <ada@lagovia.example> %d +0000\n" % (START + number * HALF_DAY)
        yield b"data %d\n%s" % (len(message), message)
        for content, path in changes:
            if content is None:
                yield b"D %s\n" % path.encode()
            else:
                yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content)


def _history(texts: dict[str, bytes], commits: int) -> Iterator[list[Change]]:
    dice = random.Random(SEED)  # noqa: S311  # the same commits each time
    paths = sorted(texts)
    count = round(len(paths) * _FIRST)
    first = sorted(
        {path for path in paths if "client" in path or "settings" in path or "__init__" in path}
    )
    others = [path for path in paths if path not in first]
    dice.shuffle(others)
    now = {path: texts[path] for path in (first + others)[: max(count, len(first))]}
    waiting = [path for path in others if path not in now]
    yield [(text, path) for path, text in now.items()]
    for number in range(1, commits):
        left = commits - number
        if waiting and dice.random() < len(waiting) / left:
            path = waiting.pop()
            now[path] = texts[path]
            yield [(now[path], path)]
            continue
        if dice.random() < 0.01:
            old = dice.choice(sorted(now))
            new = f"{old.removesuffix('.py')}_{number}.py"
            now[new] = now.pop(old)
            yield [(None, old), (now[new], new)]
            continue
        chosen = dice.sample(sorted(now), dice.choice([1, 1, 1, 2, 3]))
        changes: list[Change] = []
        for path in chosen:
            now[path] = _changed(now[path], number, dice)
            changes.append((now[path], path))
        yield changes


def _changed(text: bytes, number: int, dice: random.Random) -> bytes:
    """One script after somebody has worked on it; it is never what it was before."""
    deed = dice.randrange(4)
    if deed == 0 and b"timeout=" in text:
        return text.replace(b", timeout=10", b"", 1) + b"# %d\n" % number
    if deed == 1:
        return text + (
            b"\n\ndef ping_%d():\n    import requests\n\n"
            b"    return requests.get('https://api.hubapi.com/crm/v3/objects/contacts?batch=%d').json()\n"
        ) % (number, number)
    if deed == 2:
        return text + b"\nRETRIES_%d = %d\n" % (number, dice.randrange(9))
    return b"# reviewed in change %d\n" % number + text
