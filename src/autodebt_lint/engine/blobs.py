"""Facts of contents that git holds: each content is read once, whatever commits have it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from autodebt_lint.engine.cache import Cache
from autodebt_lint.engine.git import Contents
from autodebt_lint.engine.pool import spread
from autodebt_lint.engine.reading import (
    EXPORT,
    MAX_BYTES,
    NOTEBOOK,
    TOO_LARGE,
    FileFacts,
    digest_of,
    facts_from,
    unreadable,
)
from autodebt_lint.knowledge import Triggers
from autodebt_lint.languages.manifest.forms import form_of
from autodebt_lint.languages.schedules.forms import schedule_form

_CHUNK = 200
"""Contents that are held at once to be read."""


class Blob(NamedTuple):
    """A content, and as what it is read."""

    name: bytes
    """As git calls it."""
    form: str
    """As what it is read; one content may be a script here and a manifest there."""

    @classmethod
    def at(cls, path: str, name: bytes) -> "Blob":
        """The content with a name, as it is read at a path."""
        form = schedule_form(path) or form_of(path)
        if not form:
            form = next((end for end in (EXPORT, NOTEBOOK) if path.endswith(end)), "")
        return cls(name, form)

    @property
    def kept_as(self) -> bytes:
        """The digest under which its facts are kept, apart from those that a check keeps.

        A check parses some files only because others import them; that depends on the day's tree.
        """
        return digest_of(b"git " + self.name + b" " + self.form.encode())


class Blobs:
    """Reads contents, and remembers what they say."""

    def __init__(self, contents: Contents, triggers: Triggers, cache: Cache) -> None:
        """Read nothing yet.

        Args:
            contents: gives them.
            triggers: tells which need not be parsed.
            cache: of the project, where facts are kept between runs.
        """
        self._contents = contents
        self._triggers = triggers
        self._cache = cache
        self._facts: dict[Blob, FileFacts] = {}
        self._whole: dict[Blob, FileFacts] = {}

    def facts(self, path: str, blob: Blob) -> FileFacts:
        """What a content says at a path; it is read now unless `read` has done so."""
        known = self._facts.get(blob)
        if known is None:
            self.read([(path, blob)], jobs=1)
            known = self._facts[blob]
        return msgspec.structs.replace(known, path=path)

    def whole(self, path: str, blob: Blob) -> FileFacts:
        """The same for a content that is parsed whatever it holds."""
        known = self._whole.get(blob)
        if known is None:
            data = self.text(blob)
            known = unreadable(path, TOO_LARGE) if data is None else facts_from(path, data, None)
            self._whole[blob] = known
        return msgspec.structs.replace(known, path=path)

    def text(self, blob: Blob) -> bytes | None:
        """A content; None for one that is too large to be looked at."""
        return self._contents(blob.name, MAX_BYTES)

    def read(self, wanted: Iterable[tuple[str, Blob]], *, jobs: int) -> None:
        """Read contents that were not read yet, each at a path that has it.

        Args:
            wanted: paths and contents.
            jobs: processes; 0 for as many as pay.
        """
        missing = {blob: path for path, blob in wanted if blob not in self._facts}
        kept = self._cache.facts([blob.kept_as for blob in missing])
        left = []
        for blob, path in missing.items():
            facts = kept.get(blob.kept_as)
            if facts is not None and _is_sound(facts):
                self._facts[blob] = facts
            else:
                left.append((path, blob))
        for chunk in _chunks(left):
            blobs = dict(chunk)
            texts = {path: self.text(blob) for path, blob in chunk}
            read = spread(
                facts_of_texts,
                [(path, data) for path, data in texts.items() if data is not None],
                self._triggers,
                wanted=jobs,
                lost=lambda job, reason: unreadable(job[0], reason),
            )
            large = [unreadable(path, TOO_LARGE) for path, data in texts.items() if data is None]
            for facts in (*read, *large):
                blob = blobs[facts.path]
                digest = blob.kept_as if facts.digest else b""
                self._facts[blob] = msgspec.structs.replace(facts, digest=digest)
            self._cache.keep((), [self._facts[blob] for blob in blobs.values()])

    def forget_all_but(self, wanted: Iterable[Blob]) -> None:
        """Hold the facts of some contents only."""
        held = set(wanted)
        self._facts = {blob: facts for blob, facts in self._facts.items() if blob in held}
        self._whole = {blob: facts for blob, facts in self._whole.items() if blob in held}


def facts_of_texts(
    texts: Sequence[tuple[str, bytes]], triggers: Triggers | None
) -> list[FileFacts]:
    """Read texts given as (path, content)."""
    return [facts_from(path, data, triggers) for path, data in texts]


def _is_sound(facts: FileFacts) -> bool:
    try:
        facts.decoded()
    except msgspec.MsgspecError:
        return False  # damaged in the cache: read anew
    return True


def _chunks(wanted: Sequence[tuple[str, Blob]]) -> Iterator[Sequence[tuple[str, Blob]]]:
    """Cut into chunks in which no path stands twice."""
    chunk: dict[str, Blob] = {}
    for path, blob in wanted:
        if len(chunk) >= _CHUNK or path in chunk:
            yield list(chunk.items())
            chunk = {}
        chunk[path] = blob
    if chunk:
        yield list(chunk.items())
