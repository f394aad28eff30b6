"""A history as a file of JSON lines, for machines without a disk of their own between runs.

The first line says what the file is. Each other line is one point, or the findings of one file,
which stand before the first point that names them. The file depends on nothing but the history:
exported twice it is the same, and two exports can be compared line by line.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import msgspec
from msgspec import Struct

import autodebt_lint
from autodebt_lint.errors import UsageError
from autodebt_lint.history.judging import name_of
from autodebt_lint.model.history import LEVELS, FileDebt, PastFinding, Point
from autodebt_lint.model.levels import Severity

SCHEMA = 1


class _Head(Struct, frozen=True, tag="autodebt-history", tag_field="kind"):
    schema: int
    tool: str


class _Group(Struct, frozen=True, tag="file", tag_field="kind"):
    name: str
    path: str
    items: tuple[tuple[str, str, str, int, int], ...]
    """Fingerprint, trace, code, severity and minutes of each finding."""


class _Point(Struct, frozen=True, tag="point", tag_field="kind"):
    point: Point
    groups: tuple[str, ...]


_encode = msgspec.json.Encoder().encode
_Line: TypeAlias = _Head | _Group | _Point
_decode: Callable[[bytes], _Line] = msgspec.json.Decoder(_Line).decode


def exported(points: Iterable[Point], groups: Mapping[bytes, FileDebt]) -> Iterator[bytes]:
    """Yield the lines of a file, each with its end.

    Args:
        points: in the order in which they shall stand.
        groups: what they name.
    """
    yield _encode(_Head(SCHEMA, autodebt_lint.__version__)) + b"\n"
    written: set[bytes] = set()
    for point in points:
        for name in point.groups:
            if name not in written and name in groups:
                written.add(name)
                yield _encode(_group(name, groups[name])) + b"\n"
        bare = msgspec.structs.replace(point, groups=())
        yield _encode(_Point(bare, tuple(name.hex() for name in point.groups))) + b"\n"


def imported(lines: Iterable[bytes], name: str) -> tuple[list[Point], dict[bytes, FileDebt]]:
    """Read the lines of a file.

    Args:
        lines: with or without their ends.
        name: of the file, for messages.

    Returns:
        Its points, and what they name.

    Raises:
        UsageError: a line is none of an export, or misses what it names.
    """
    points: list[Point] = []
    groups: dict[bytes, FileDebt] = {}
    number = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = _decode(line)
            if (number == 1) is not isinstance(found, _Head):
                raise ValueError("the first line, and no other, says what the file is")
            if isinstance(found, _Head):
                if found.schema != SCHEMA:
                    raise UsageError(
                        f"{name}: its schema is {found.schema}, and this version reads {SCHEMA}",
                        "update autodebt-lint",
                    )
            elif isinstance(found, _Group):
                key, debt = _debt(found)
                groups[key] = debt
            else:
                points.append(_whole(found, groups))
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise UsageError(
                f"{name}:{number}: it is no line of an exported history: {error}",
                "autodebt history export writes such a file",
            ) from error
    if not number:
        raise UsageError(f"{name}: the file is empty", "autodebt history export writes such a file")
    return points, groups


def _group(name: bytes, debt: FileDebt) -> _Group:
    return _Group(
        name.hex(),
        debt.path,
        tuple(
            (item.fingerprint.hex(), item.trace.hex(), item.code, int(item.severity), item.minutes)
            for item in debt.items
        ),
    )


def _debt(line: _Group) -> tuple[bytes, FileDebt]:
    items = tuple(
        PastFinding(
            bytes.fromhex(fingerprint), bytes.fromhex(trace), code, Severity(level), minutes
        )
        for fingerprint, trace, code, level, minutes in line.items
    )
    debt = FileDebt(line.path, items)
    if name_of(debt).hex() != line.name:
        raise ValueError("its name does not fit its findings")
    return name_of(debt), debt


def _whole(line: _Point, groups: Mapping[bytes, FileDebt]) -> Point:
    names = tuple(map(bytes.fromhex, line.groups))
    if any(name not in groups for name in names):
        raise ValueError("it names findings that do not stand before it")
    if {len(line.point.severities), len(line.point.severities_on_day)} != {LEVELS}:
        raise ValueError(f"it must count {LEVELS} severities")
    return msgspec.structs.replace(line.point, groups=names)
