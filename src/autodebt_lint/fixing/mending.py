"""The findings of some files, mended as far as every repair can be proved.

A repair is proved when the file is read again: its finding is gone and no other one came. All
repairs of a file are tried together first; only where that does not hold, one after the other.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from autodebt_lint.fixing.editing import Editing, refuse_two_values
from autodebt_lint.fixing.refusal import RefusedError
from autodebt_lint.fixing.setting_files import Further, further_files
from autodebt_lint.fixing.source import Source
from autodebt_lint.fixing.steps import apply
from autodebt_lint.fixing.surroundings import Setting, Surroundings
from autodebt_lint.model.finding import Finding

Judge: TypeAlias = Callable[[Mapping[str, bytes], bool], Mapping[str, Sequence[Finding]]]
"""Finds again: from contents of some files, by path, to their findings; rules that compare all
modules of the project, which takes long, are asked where the second argument says so."""

#: Rules that tell which systems a script joins, by the addresses that they know.
COUPLINGS = frozenset(f"ADL40{number}" for number in range(1, 9))
#: A rule whose finding stands before that of another for the same literal: `linking.remote.endpoints`.
UNCOVERED: Mapping[str, frozenset[str]] = {"ADL103": frozenset(["ADL101"])}


#: Rules that report some things at the first of their places alone.
REPORTED_ONCE = frozenset(["ADL204"])
MOST_PLACES = 500
"""Places of one thing that are mended; more are a file that nobody wrote by hand."""

_FIGURES = re.compile(r"\d+(?:\.\d+)?")
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


class Mending(Struct, frozen=True):
    """What became of some files, and what others have to say for it."""

    files: tuple[Mended, ...]
    further: tuple[Further, ...] = ()


class _Key(NamedTuple):
    """A finding without its place, and without figures of its file, which other changes move."""

    code: str
    scope: str
    message: str

    @classmethod
    def of(cls, finding: Finding) -> "_Key":
        return cls(finding.code, finding.scope, _FIGURES.sub("#", finding.message))


def mend(
    sources: Mapping[str, bytes],
    wanted: Mapping[str, Sequence[Finding]],
    judge: Judge,
    around: Callable[[str], Surroundings] = lambda _: Surroundings(),
    *,
    extract: bool = True,
) -> Mending:
    """Mend files.

    Args:
        sources: their contents, by path.
        wanted: the findings to be mended, by path; each has a repair with steps.
        judge: finds again.
        around: where a file stands, by its path.
        extract: whether further files are to hold or describe settings, and an address that comes
            to light below a repair moves into the configuration.
    """
    found = judge(sources, True)
    files = [
        _File(path, sources[path], found.get(path, ()), wanted[path], around(path), extract=extract)
        for path in wanted
    ]
    made: dict[str, _Made] = {}
    for file in files:
        together = file.together()
        if together is not None:
            made[file.path] = together
    found = judge({path: it.data for path, it in made.items()}, False) if made else {}
    moved: list[Setting] = []
    for file in files:
        fitting = file.open()
        now = found.get(file.path, ())
        together = made.get(file.path)
        if together and not together.against(moved) and not file.objection(now, fitting):
            file.accept(together, now, fitting)
        file.one_by_one(judge, moved)
        moved += file.moved
    return _settled(files, judge, extract=extract)


def _settled(files: Sequence["_File"], judge: Judge, *, extract: bool) -> Mending:
    """Look at all results once more, as parts of their project, and give up those that do not hold."""
    changed = [file for file in files if file.now != file.before]
    further = _further(changed) if extract else []
    python = {it.path: it.after for it in further if it.path.endswith(".py")}
    sources = {**python, **{file.path: file.now for file in changed}}
    found = judge(sources, True) if sources else {}
    # A script does what it did; but the tool may know a system by another name now, in any of them.
    apart = COUPLINGS if any(file.moved for file in changed) else frozenset()
    for file in changed:
        file.settle([it for it in found.get(file.path, ()) if it.code not in apart])
    further = _further(changed) if extract else []
    return Mending(tuple(file.mended() for file in files), tuple(further))


def _further(files: Sequence["_File"]) -> list[Further]:
    """What other files have to say; a file whose settings have no place there is left as it was."""
    kept = [file for file in files if file.moved]
    contents = {file.path: file.now for file in files}
    while kept:
        found = _said_by(kept, contents)
        if not isinstance(found, RefusedError):
            return found
        # The one that does not fit by itself, or else the last: it came to the others.
        alone = (file for file in kept if isinstance(_said_by([file], {}), RefusedError))
        unfit = next(alone, kept[-1])
        unfit.give_up(str(found))
        kept.remove(unfit)
    return []


def _said_by(
    files: Sequence["_File"], contents: Mapping[str, bytes]
) -> list[Further] | RefusedError:
    """What other files have to say for some, or why one of them cannot."""
    read = files[0].around.read
    settings = [(file.path, setting) for file in files for setting in file.moved]
    try:
        return further_files(settings, lambda path: contents.get(path) or read(path))
    except RefusedError as refusal:
        return refusal


class _Made(NamedTuple):
    """A file with some repairs."""

    data: bytes
    settings: tuple[Setting, ...]

    def against(self, others: Sequence[Setting]) -> str:
        """Why its settings do not go with others; "" where they do."""
        try:
            refuse_two_values([*others, *self.settings])
        except RefusedError as refusal:
            return str(refusal)
        return ""


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
        self,
        path: str,
        data: bytes,
        found: Sequence[Finding],
        wanted: Iterable[Finding],
        around: Surroundings,
        *,
        extract: bool,
    ) -> None:
        self.path = path
        self._extract = extract
        self.around = around
        self.moved: list[Setting] = []
        """What was moved out of it."""
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
            self.give_up(objection)

    def give_up(self, reason: str) -> None:
        """Go back to what the file was, for a reason."""
        self.now = self.before
        self.moved = []
        for wish in self._wishes:
            if wish.done:
                wish.done = False
                wish.reason = reason

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

    def together(self, moved: Sequence[Setting] = ()) -> _Made | None:
        """The file with all repairs that fit into it; None where they do not fit together."""
        try:
            source = Source(self.now)
        except RefusedError as refusal:
            for wish in self.open():
                wish.reason = str(refusal)
            return None
        for wish in self.open():
            try:
                _ask(wish.now, Editing(source, self.around, moved))
            except RefusedError as refusal:
                wish.reason = str(refusal)
        try:
            return self._made(source, [it.now for it in self.open()], moved)
        except RefusedError:
            return None

    def one_by_one(self, judge: Judge, moved: Sequence[Setting]) -> None:
        """Try the repairs one after the other, and those refused again, until nothing changes.

        Args:
            judge: finds again.
            moved: settings that were moved out of other files.
        """
        while left := self.open():
            for wish in left:
                wish.reason = wish.reason or self._try(wish, judge, moved)
            if not any(wish.done for wish in left):
                return
            for wish in left:
                if not wish.done:
                    wish.reason = ""

    def _try(self, wish: _Wish, judge: Judge, moved: Sequence[Setting]) -> str:
        """Mend one finding; return why not."""
        moved = [*moved, *self.moved]
        try:
            made = self._made(Source(self.now), [wish.now], moved)
        except RefusedError as refusal:
            return str(refusal)
        found = judge({self.path: made.data}, False).get(self.path, ())
        for _ in range(MOST_PLACES):
            objection = self.objection(found, [wish])
            following = _same(wish.now, found) if objection == _STILL_THERE else None
            if following is None:
                break
            try:
                made = self._made(Source(made.data), [following], moved)
            except RefusedError as refusal:
                return str(refusal)
            found = judge({self.path: made.data}, False).get(self.path, ())
        if not objection:
            self.accept(made, found, [wish])
        return objection

    def objection(self, found: Sequence[Finding], mended: Sequence[_Wish]) -> str:
        """Why a change is not taken that leads to some findings; "" where it is good."""
        gone = Counter(_Key.of(wish.now) for wish in mended)
        after = Counter(map(_Key.of, found))
        for key, times in gone.items():
            if after[key] > max(0, len(self._found.get(key, ())) - times):
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

    def _made(self, source: Source, findings: Sequence[Finding], moved: Sequence[Setting]) -> _Made:
        editing = Editing(source, self.around, moved)
        for finding in findings:
            _ask(finding, editing)
        return _Made(source.encode(editing.made()), tuple(editing.settings))

    def accept(self, made: _Made, found: Sequence[Finding], mended: Sequence[_Wish]) -> None:
        """Take a change."""
        grouped = _grouped(found)
        gone = [wish.now for wish in mended]
        uncovered = self._uncovered(grouped, mended) if self._extract else []
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
        self._wishes += uncovered
        self.now = made.data
        self.moved += made.settings
        self._found = grouped

    def _uncovered(
        self, found: Mapping[_Key, Sequence[Finding]], mended: Sequence[_Wish]
    ) -> list[_Wish]:
        """What can be mended, and stood behind what was."""
        codes = {(code, it.now.scope) for it in mended for code in UNCOVERED.get(it.now.code, ())}
        return [
            _Wish(finding)
            for key, findings in found.items()
            if (key.code, key.scope) in codes
            for finding in findings[len(self._found.get(key, ())) :]
            if finding.repair is not None and finding.repair.steps
        ]


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
