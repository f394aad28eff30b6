"""Facts and findings kept between runs, outside of the scanned tree.

One SQLite file per project: facts by the content of the file they come from, answers about single
modules by everything they depend on, and the findings of the last runs likewise. The bytes of the facts stand in a
pack beside it, which belongs to the tables as they were made. Nothing that depends on the day is in it. A cache that
is damaged, foreign or locked is a miss, never an error: what is kept is held against its checksum.
"""

import contextlib
import hashlib
import itertools
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zlib import crc32

import msgspec

import autodebt_lint
from autodebt_lint.engine.discover import SourceFile
from autodebt_lint.engine.pack import Bytes, Pack
from autodebt_lint.engine.reading import FileFacts

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 53
MANY = 200
"""Files of which facts are looked up one by one; of more, all is read at once."""
_FACTS = "select digest, lines, imports, start, size, sum from facts"
_ANSWERS = "select path, key, data, sum from answers"
VARIABLE = "AUTODEBT_CACHE_DIR"
MAX_RUNS = 24

#: Seconds to wait for another run that writes.
LOCK_PATIENCE = 2


def cache_directory() -> Path:
    """The folder of all caches: ``AUTODEBT_CACHE_DIR``, else the user's own cache folder.

    It lies outside of the scanned tree, so that a repository cannot bring a cache along.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "autodebt-lint"


def project_file(directory: Path, root: Path, kind: str) -> Path:
    """Path of what is kept of one kind for a project, in the folder of all caches."""
    identity = hashlib.blake2b(os.fsencode(root), digest_size=8).hexdigest()
    return directory / f"{kind}-{identity}.sqlite"


def prepare_directory(directory: Path) -> None:
    """Make the folder of all caches, and keep backups away from it (https://bford.info/cachedir/)."""
    directory.mkdir(parents=True, exist_ok=True)
    tag = directory / "CACHEDIR.TAG"
    if not tag.exists():
        tag.write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="ascii")


class Cache:
    """Facts by digest and finished runs by key; every method works on a broken cache too."""

    def __init__(self, directory: Path | None, root: Path, key: bytes) -> None:
        """Open the cache of a project.

        Args:
            directory: the folder of all caches; None for no cache.
            root: the project's root.
            key: what facts depend on besides the file: version of tool and pre-filter.
        """
        self._connection = None
        self._everything: dict[bytes, tuple[bytes, int, str, int, int, int]] | None = None
        """The rows of all facts by digest, once so many were asked for."""
        if directory is None:
            return
        import sqlite3

        path = project_file(directory, root, "project")
        self._errors: tuple[type[Exception], ...] = (sqlite3.Error, OSError)
        stamp = f"{LAYOUT}:{autodebt_lint.__version__}:{key.hex()}"
        for attempt in range(2):
            try:
                prepare_directory(directory)
                self._connection = sqlite3.connect(
                    path, timeout=LOCK_PATIENCE, isolation_level=None
                )
                self._pack = Pack(directory / _lay_out(self._connection, stamp, path))
                return
            except self._errors as error:
                # A damaged file is found out after it was opened.
                self.close()
                self._connection = None
                if attempt or _is_locked(error):
                    return
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)

    def run(self, key: bytes) -> bytes | None:
        """The outcome of a finished run, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "select data, sum from runs where key = ?", (key,)
            ).fetchone()
        except self._errors:
            return None
        return row[0] if row and _is_sound(row[0], row[1]) else None

    def keep_run(self, key: bytes, data: bytes) -> None:
        """Keep the outcome of a run, and forget the oldest."""
        if self._connection is None:
            return
        with contextlib.suppress(*self._errors):
            at = self._connection.execute("select coalesce(max(at), 0) + 1 from runs").fetchone()[0]
            self._connection.execute(
                "insert or replace into runs values (?, ?, ?, ?)", (key, at, data, _sum_of(data))
            )
            self._connection.execute("delete from runs where at <= ?", (at - MAX_RUNS,))

    def known(self, files: Sequence[SourceFile]) -> dict[str, FileFacts]:
        """Facts of the files that have not changed since they were read, by path."""
        if self._connection is None or not files:
            return {}
        try:
            rows = self._connection.execute("select path, size, modified, inode, digest from files")
            states = {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}
            digests = {
                file.path: state[3]
                for file in files
                if (state := states.get(file.path)) is not None
                and state[:3] == (file.size, file.modified, file.inode)
            }
        except self._errors:
            return {}
        kept = self.facts({*digests.values()})
        return {
            path: msgspec.structs.replace(kept[digest], path=path)
            for path, digest in digests.items()
            if digest in kept
        }

    def keep(self, files: Sequence[SourceFile], read: Iterable[FileFacts]) -> None:
        """Keep what was read; what could not be read is not kept."""
        if self._connection is None:
            return
        states = {file.path: file for file in files}
        rows = [file for file in read if file.digest]
        self._everything = None
        with contextlib.suppress(*self._errors):
            self._connection.execute("begin immediate")  # nobody else adds to the pack now
            starts = self._pack.add(file.facts for file in rows)
            self._connection.executemany(
                "insert or replace into facts values (?, ?, ?, ?, ?, ?)",
                [
                    (
                        file.digest,
                        file.lines,
                        "\n".join(file.imports),
                        start,
                        len(file.facts),
                        _sum_of(file.facts, "\n".join(file.imports)),
                    )
                    for file, start in zip(rows, starts, strict=True)
                ],
            )
            self._connection.executemany(
                "insert or replace into files values (?, ?, ?, ?, ?)",
                [
                    (file.path, state.size, state.modified, state.inode, file.digest)
                    for file in rows
                    if (state := states.get(file.path)) is not None
                ],
            )
            self._connection.execute("commit")

    def facts(self, digests: Collection[bytes]) -> dict[bytes, FileFacts]:
        """What was kept under some digests, by digest and without paths."""
        found: dict[bytes, FileFacts] = {}
        if self._connection is None:
            return found
        with contextlib.suppress(*self._errors):
            if len(digests) > MANY and self._everything is None:
                self._everything = {row[0]: row for row in self._connection.execute(_FACTS)}
            for digest in digests:
                row = (
                    self._everything.get(digest)
                    if self._everything is not None
                    else self._connection.execute(
                        f"{_FACTS} where digest = ?", (digest,)
                    ).fetchone()
                )
                if row is None:
                    continue
                _, lines, imports, start, size, total = row
                data = self._pack.read(start, size)
                if data is not None and _is_sound(data, total, imports):
                    names = tuple(imports.split("\n")) if imports else ()
                    found[digest] = FileFacts("", digest, lines, data, names)
        return found

    def answers(
        self, kind: str, paths: Sequence[str] | None = None
    ) -> dict[str, tuple[bytes, bytes]]:
        """Answers of one kind about the modules at some paths, or all: each with its key."""
        found: dict[str, tuple[bytes, bytes]] = {}
        if self._connection is None:
            return found
        with contextlib.suppress(*self._errors):
            rows: Iterable[tuple[str, bytes, bytes, int]] = (
                self._connection.execute(f"{_ANSWERS} where kind = ?", (kind,))
                if paths is None
                else itertools.chain.from_iterable(
                    self._connection.execute(f"{_ANSWERS} where kind = ? and path = ?", (kind, it))
                    for it in paths
                )
            )
            for path, key, data, total in rows:
                if _is_sound(data, total):
                    found[path] = (key, data)
        return found

    def keep_answers(
        self, kind: str, rows: Iterable[tuple[str, bytes, bytes]], gone: Iterable[str]
    ) -> None:
        """Keep answers of one kind, each a path, a key and the answer; forget those about `gone` paths."""
        if self._connection is None:
            return
        with contextlib.suppress(*self._errors):
            self._connection.execute("begin")
            self._connection.executemany(
                "insert or replace into answers values (?, ?, ?, ?, ?)",
                [(kind, path, key, data, _sum_of(data)) for path, key, data in rows],
            )
            self._connection.executemany(
                "delete from answers where kind = ? and path = ?", [(kind, path) for path in gone]
            )
            self._connection.execute("commit")

    def __enter__(self) -> Self:
        """Use the cache for the length of a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(*self._errors):
                self._connection.close()


def _lay_out(connection: "sqlite3.Connection", stamp: str, path: Path) -> str:
    """Make the tables in the file at `path`; those of another stamp are dropped. Tells the name of their pack."""
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=off")
    connection.execute("create table if not exists about (stamp text)")
    pack = _pack_of(connection, stamp)
    if pack:
        return pack
    connection.execute("begin immediate")
    pack = _pack_of(connection, stamp)
    if pack:  # another run was quicker
        connection.execute("commit")
        return pack
    # What another run has mapped must stay as it is, so that each set of tables has a file of its own.
    pack = f"{path.stem}-{os.urandom(4).hex()}.pack"
    for table in ("files", "facts", "answers", "runs", "about"):
        connection.execute(f"drop table if exists {table}")
    connection.execute("create table about (stamp text, pack text)")
    connection.execute(
        "create table files (path text primary key, size integer, modified integer, inode integer, digest blob) without rowid"
    )
    connection.execute(
        "create table facts (digest blob primary key, lines integer, imports text, start integer, size integer, sum integer) without rowid"
    )
    connection.execute(
        "create table answers (kind text, path text, key blob, data blob, sum integer, primary key (kind, path)) without rowid"
    )
    connection.execute(
        "create table runs (key blob primary key, at integer, data blob, sum integer) without rowid"
    )
    connection.execute("insert into about values (?, ?)", (stamp, pack))
    connection.execute("commit")
    for old in path.parent.glob(f"{path.stem}-*.pack"):
        if old.name != pack:
            with contextlib.suppress(OSError):
                old.unlink()
    return pack


def _pack_of(connection: "sqlite3.Connection", stamp: str) -> str:
    """The name of the pack that belongs to tables of a stamp; "" where there are none of it."""
    row = connection.execute("select * from about").fetchone()
    known = row is not None and len(row) > 1 and row[0] == stamp and type(row[1]) is str
    return os.path.basename(row[1]) if known else ""


def _sum_of(data: Bytes, imports: str = "") -> int:
    return crc32(imports.encode("utf-8", "surrogatepass"), crc32(data))


def _is_sound(data: object, total: object, imports: object = "") -> bool:
    """Whether what was kept is as it was written: a damaged row may hold anything."""
    return (
        isinstance(data, bytes | memoryview)
        and type(imports) is str
        and _sum_of(data, imports) == total
    )


def _is_locked(error: Exception) -> bool:
    """Whether another run holds the cache: it is sound, and not ours to throw away."""
    import sqlite3

    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
