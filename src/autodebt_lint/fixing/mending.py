"""The findings of some files, mended as far as every repair can be proved.

A repair is proved when the file is read again: its finding is gone and no other one came. All
repairs of a file are tried together first; only where that does not hold, one after the other.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from autodebt_lint.fixing.editing import Editing
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.source import Source
from autodebt_lint.fixing.steps import apply
from autodebt_lint.model.finding import Finding

Judge: TypeAlias = Callable[[Mapping[str, bytes], bool], Mapping[str, Sequence[Finding]]]
"""Finds again: from contents of some files, by path, to their findings; rules that compare all
modules of the project, which takes long, are asked where the second argument says so."""

#: A rule whose finding stands before that of another for the same literal: `linking.endpoints`.
UNCOVERED: Mapping[str, frozenset[str]] = {"ADL103": frozenset(["ADL101"])}


#: Rules that report some things at the first of their places alone.
REPORTED_ONCE = frozenset(["ADL204"])
MOST_PLACES = 500
"""Places of one thing that are mended; more are a file that nobody wrote by hand."""

_STILL_THERE = "the finding would still be there"


class Refused(Struct, frozen=True):
    """A finding that was left, and why."""

    finding: Finding
    reason: str


class Mended(Struct, frozen=True):
    """What became of one file."""

    path: str
    before: bytes
    after: bytes
    """The same where nothing could be mended."""
    done: tuple[Finding, ...]
    """At their places before."""
    refused: tuple[Refused, ...]


class _Key(NamedTuple):
    """A finding without its place, which other changes move."""

    code: str
    scope: str
    message: str

    @classmethod
    def of(cls, finding: Finding) -> "_Key":
        return cls(finding.code, finding.scope, finding.message)


def mend(
    sources: Mapping[str, bytes], wanted: Mapping[str, Sequence[Finding]], judge: Judge
) -> list[Mended]:
    """Mend files.

    Args:
        sources: their contents, by path.
        wanted: the findings to be mended, by path; each has a repair with steps.
        judge: finds again.
    """
    found = judge(sources, True)
    files = [_File(path, sources[path], found.get(path, ()), wanted[path]) for path in wanted]
    tried = {file.path: text for file in files if (text := file.together()) is not None}
    found = judge(tried, False) if tried else {}
    for file in files:
        fitting = file.open()
        if file.path in tried and not file.objection(found.get(file.path, ()), fitting):
            file.accept(tried[file.path], found.get(file.path, ()), fitting)
        else:
            file.one_by_one(judge)
    changed = {file.path: file.now for file in files if file.now != file.before}
    found = judge(changed, True) if changed else {}
    for file in files:
        if file.path in changed:
            file.settle(found.get(file.path, ()))
    return [file.mended() for file in files]


class _Wish:
    """A finding that is to be mended."""

    __slots__ = ("done", "now", "origin", "reason")

    def __init__(self, finding: Finding) -> None:
        self.origin = finding
        self.now = finding
        """Where it stands after what has been changed."""
        self.done = False
        self.reason = ""
        """Why it is refused."""


class _File:
    """One file on its way."""

    def __init__(
        self, path: str, data: bytes, found: Sequence[Finding], wanted: Iterable[Finding]
    ) -> None:
        self.path = path
        self.before = data
        self.now = data
        self._found = self._first = _grouped(found)
        self._wishes = [_Wish(it) for it in sorted(wanted, key=lambda it: it.place)]
        for wish in self._wishes:
            if wish.now not in self._found.get(_Key.of(wish.now), ()):
                wish.reason = "it is found by no second look"

    def settle(self, found: Sequence[Finding]) -> None:
        """Go back to what the file was, where it has another finding among all that there are."""
        done = [wish for wish in self._wishes if wish.done]
        self._found = self._first
        objection = self.objection(found, done)
        if objection:
            self.now = self.before
            for wish in done:
                wish.done = False
                wish.reason = objection

    def open(self) -> list[_Wish]:
        """What is neither done nor refused."""
        return [wish for wish in self._wishes if not wish.done and not wish.reason]

    def mended(self) -> Mended:
        """What became of the file."""
        return Mended(
            self.path,
            self.before,
            self.now,
            tuple(wish.origin for wish in self._wishes if wish.done),
            tuple(Refused(it.origin, it.reason) for it in self._wishes if it.reason),
        )

    def together(self) -> bytes | None:
        """The file with all repairs that fit into it; None where they do not fit together."""
        try:
            source = Source(self.now)
        except RefusedError as refusal:
            for wish in self.open():
                wish.reason = str(refusal)
            return None
        for wish in self.open():
            try:
                _ask(wish.now, Editing(source))
            except RefusedError as refusal:
                wish.reason = str(refusal)
        try:
            return _made(source, [wish.now for wish in self.open()]) if self.open() else None
        except RefusedError:
            return None

    def one_by_one(self, judge: Judge) -> None:
        """Try the repairs one after the other, and those refused again, until nothing changes."""
        while left := self.open():
            for wish in left:
                wish.reason = wish.reason or self._try(wish, judge)
            if not any(wish.done for wish in left):
                return
            for wish in left:
                if not wish.done:
                    wish.reason = ""

    def _try(self, wish: _Wish, judge: Judge) -> str:
        """Mend one finding; return why not."""
        try:
            made = _made(Source(self.now), [wish.now])
        except RefusedError as refusal:
            return str(refusal)
        found = judge({self.path: made}, False).get(self.path, ())
        for _ in range(MOST_PLACES):
            objection = self.objection(found, [wish])
            following = _same(wish.now, found) if objection == _STILL_THERE else None
            if following is None:
                break
            try:
                made = _made(Source(made), [following])
            except RefusedError as refusal:
                return str(refusal)
            found = judge({self.path: made}, False).get(self.path, ())
        if not objection:
            self.accept(made, found, [wish])
        return objection

    def objection(self, found: Sequence[Finding], mended: Sequence[_Wish]) -> str:
        """Why a change is not taken that leads to some findings; "" where it is good."""
        gone = Counter(_Key.of(wish.now) for wish in mended)
        after = Counter(map(_Key.of, found))
        for key, times in gone.items():
            if after[key] > len(self._found[key]) - times:
                return _STILL_THERE
        uncovered = Counter(
            (code, wish.now.scope) for wish in mended for code in UNCOVERED.get(wish.now.code, ())
        )
        for key, times in self._by_old_names(after, mended).items():
            more = times - len(self._found.get(key, ()))
            if more > uncovered[key.code, key.scope]:
                return f"it would bring another finding: {key.code} {key.message}"
            if more > 0:
                uncovered[key.code, key.scope] -= more
        return ""

    def _by_old_names(self, found: Counter[_Key], mended: Sequence[_Wish]) -> Counter[_Key]:
        """Findings that speak of a thing by its new name, as they spoke of it by the old one."""
        pairs = [
            (step.value.rpartition(".")[2], step.name.rpartition(".")[2])
            for wish in mended
            if wish.now.repair is not None
            for step in wish.now.repair.steps
            if step.kind == "rename"
        ]
        told: Counter[_Key] = Counter()
        for key, times in found.items():
            message = key.message
            if key not in self._found:
                for new, old in pairs:
                    message = re.sub(rf"\b{re.escape(new)}\b", old, message)
            told[key._replace(message=message)] += times
        return told

    def accept(self, made: bytes, found: Sequence[Finding], mended: Sequence[_Wish]) -> None:
        """Take a change."""
        grouped = _grouped(found)
        gone = [wish.now for wish in mended]
        for wish in mended:
            wish.done = True
        for wish in self._wishes:
            if wish.done:
                continue
            key = _Key.of(wish.now)
            old = [it for it in self._found.get(key, ()) if it not in gone]
            new = grouped.get(key, [])
            if len(old) == len(new) and wish.now in old:
                wish.now = new[old.index(wish.now)]
            elif not wish.reason:
                wish.reason = "another repair changes what was found"
        self.now = made
        self._found = grouped


def _grouped(found: Iterable[Finding]) -> dict[_Key, list[Finding]]:
    """Findings that differ in their places alone, in order of these."""
    groups: dict[_Key, list[Finding]] = {}
    for finding in sorted(found, key=lambda it: it.place):
        groups.setdefault(_Key.of(finding), []).append(finding)
    return groups


def _same(mended: Finding, found: Iterable[Finding]) -> Finding | None:
    """The next place of what is reported once for all its places: a name that is read."""
    if mended.code not in REPORTED_ONCE:
        return None
    same = [it for it in found if _Key.of(it) == _Key.of(mended) and it.repair is not None]
    return min(same, key=lambda it: it.place) if same else None


def _ask(finding: Finding, editing: Editing) -> None:
    assert finding.repair is not None
    apply(finding.repair, editing)


def _made(source: Source, findings: Sequence[Finding]) -> bytes:
    editing = Editing(source)
    for finding in findings:
        _ask(finding, editing)
    return source.encode(editing.made())
