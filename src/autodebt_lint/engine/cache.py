"""Facts and findings kept between runs, outside of the scanned tree.

One SQLite file per project: facts by the content of the file they come from, answers about single
modules by everything they depend on, and the findings of the last runs likewise. Nothing that
depends on the day is in it. A cache that
is damaged, foreign or locked is a miss, never an error.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import autodebt_lint
from autodebt_lint.engine.discover import SourceFile
from autodebt_lint.engine.reading import FileFacts

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 10
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
                _lay_out(self._connection, stamp)
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
            row = self._connection.execute("select data from runs where key = ?", (key,)).fetchone()
        except self._errors:
            return None
        return row[0] if row else None

    def keep_run(self, key: bytes, data: bytes) -> None:
        """Keep the outcome of a run, and forget the oldest."""
        if self._connection is None:
            return
        with contextlib.suppress(*self._errors):
            at = self._connection.execute("select coalesce(max(at), 0) + 1 from runs").fetchone()[0]
            self._connection.execute(
                "insert or replace into runs values (?, ?, ?)", (key, at, data)
            )
            self._connection.execute("delete from runs where at <= ?", (at - MAX_RUNS,))

    def known(self, files: Sequence[SourceFile]) -> dict[str, FileFacts]:
        """Facts of the files that have not changed since they were read, by path."""
        found: dict[str, FileFacts] = {}
        if self._connection is None or not files:
            return found
        try:
            rows = self._connection.execute("select path, size, modified, inode, digest from files")
            states = {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}
            digests = {
                file.path: state[3]
                for file in files
                if (state := states.get(file.path)) is not None
                and state[:3] == (file.size, file.modified, file.inode)
            }
            if len(digests) > 200:
                table = {
                    row[0]: row[1:]
                    for row in self._connection.execute(
                        "select digest, lines, imports, data from facts"
                    )
                }
            else:
                table = {}
                for digest in set(digests.values()):
                    row = self._connection.execute(
                        "select lines, imports, data from facts where digest = ?", (digest,)
                    ).fetchone()
                    if row is not None:
                        table[digest] = row
        except self._errors:
            return found
        for path, digest in digests.items():
            row = table.get(digest)
            if row is not None:
                found[path] = FileFacts(
                    path, digest, row[0], row[2], tuple(row[1].split("\n")) if row[1] else ()
                )
        return found

    def keep(self, files: Sequence[SourceFile], read: Iterable[FileFacts]) -> None:
        """Keep what was read; what could not be read is not kept."""
        if self._connection is None:
            return
        states = {file.path: file for file in files}
        rows = [file for file in read if file.digest]
        with contextlib.suppress(*self._errors):
            self._connection.execute("begin")
            self._connection.executemany(
                "insert or replace into facts values (?, ?, ?, ?)",
                [(file.digest, file.lines, "\n".join(file.imports), file.facts) for file in rows],
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

    def facts(self, digests: Iterable[bytes]) -> dict[bytes, FileFacts]:
        """What was kept under some digests, by digest and without paths."""
        found: dict[bytes, FileFacts] = {}
        if self._connection is None:
            return found
        with contextlib.suppress(*self._errors):
            for digest in digests:
                row = self._connection.execute(
                    "select lines, imports, data from facts where digest = ?", (digest,)
                ).fetchone()
                if row is not None:
                    imports = tuple(row[1].split("\n")) if row[1] else ()
                    found[digest] = FileFacts("", digest, row[0], row[2], imports)
        return found

    def answers(
        self, kind: str, paths: Sequence[str] | None = None
    ) -> dict[str, tuple[bytes, bytes]]:
        """Answers of one kind about the modules at some paths, or all: each with its key."""
        found: dict[str, tuple[bytes, bytes]] = {}
        if self._connection is None:
            return found
        with contextlib.suppress(*self._errors):
            if paths is None:
                rows = self._connection.execute(
                    "select path, key, data from answers where kind = ?", (kind,)
                )
                return {path: (key, data) for path, key, data in rows}
            for path in paths:
                row = self._connection.execute(
                    "select key, data from answers where kind = ? and path = ?", (kind, path)
                ).fetchone()
                if row is not None:
                    found[path] = row
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
                "insert or replace into answers values (?, ?, ?, ?)",
                [(kind, *row) for row in rows],
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


def _lay_out(connection: "sqlite3.Connection", stamp: str) -> None:
    """Make the tables; those of another stamp are dropped."""
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=off")
    connection.execute("create table if not exists about (stamp text)")
    row = connection.execute("select stamp from about").fetchone()
    if row is not None and row[0] == stamp:
        return
    connection.execute("begin immediate")
    for table in ("files", "facts", "answers", "runs", "about"):
        connection.execute(f"drop table if exists {table}")
    connection.execute("create table about (stamp text)")
    connection.execute(
        "create table files (path text primary key, size integer, modified integer, inode integer, digest blob) without rowid"
    )
    connection.execute(
        "create table facts (digest blob primary key, lines integer, imports text, data blob) without rowid"
    )
    connection.execute(
        "create table answers (kind text, path text, key blob, data blob, primary key (kind, path)) without rowid"
    )
    connection.execute(
        "create table runs (key blob primary key, at integer, data blob) without rowid"
    )
    connection.execute("insert into about values (?)", (stamp,))
    connection.execute("commit")


def _is_locked(error: Exception) -> bool:
    """Whether another run holds the cache: it is sound, and not ours to throw away."""
    import sqlite3

    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
