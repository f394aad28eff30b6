"""The points of a project's history, kept in an embedded database outside of the scanned tree.

One SQLite file per project, beside the caches: a repository can bring no database along, and none
needs to be ignored by git. A point is small; the findings of a file are kept once for all points
that have them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import msgspec

from autodebt_lint.engine.cache import prepare_directory, project_file
from autodebt_lint.errors import UsageError
from autodebt_lint.model.history import FileDebt, Point

SCHEMA = 1
KIND = "history"
#: Seconds to wait for another run that writes.
PATIENCE = 15
_TABLES = """
create table if not exists points (name text primary key, at integer not null, data blob not null) without rowid;
create table if not exists groups (name blob primary key, data blob not null) without rowid;
"""

_encode = msgspec.msgpack.Encoder().encode
_point = msgspec.msgpack.Decoder(Point).decode
_group = msgspec.msgpack.Decoder(FileDebt).decode


class Store:
    """The history of one project; use as a context manager."""

    def __init__(self, directory: Path, root: Path, *, patience: float = PATIENCE) -> None:
        """Open it, and make it where there is none.

        Args:
            directory: the folder of all caches.
            root: the project's root.
            patience: seconds to wait for another run that writes.

        Raises:
            UsageError: it is damaged, held by another run, of a later version, or cannot be made.
        """
        self.path = project_file(directory, root, KIND)
        self._connection: sqlite3.Connection | None = None
        with self._told():
            prepare_directory(directory)
            self._connection = sqlite3.connect(self.path, timeout=patience, isolation_level=None)
            try:
                self._lay_out()
            except BaseException:
                self.__exit__()
                raise

    def points(self) -> dict[str, Point]:
        """All points by commit, the oldest first."""
        with self._told():
            rows = self._rows("select data from points order by at, name")
            found = [_point(row[0]) for row in rows]
        return {point.commit: point for point in found}

    def groups(self, names: Iterable[bytes]) -> dict[bytes, FileDebt]:
        """The findings of files, by name, as far as they are here."""
        wanted = set(names)
        with self._told():
            rows = self._rows("select name, data from groups")
            return {row[0]: _group(row[1]) for row in rows if row[0] in wanted}

    def keep(self, points: Iterable[Point], groups: Mapping[bytes, FileDebt]) -> None:
        """Keep points with what they name; one of the same commit is replaced."""
        with self._told(), self._transaction() as connection:
            connection.executemany(
                "insert or ignore into groups values (?, ?)",
                [(name, _encode(group)) for name, group in groups.items()],
            )
            connection.executemany(
                "insert or replace into points values (?, ?, ?)",
                [(point.commit, point.at, _encode(point)) for point in points],
            )

    def tidy(self) -> None:
        """Forget what no point names any more."""
        named = {name for point in self.points().values() for name in point.groups}
        with self._told(), self._transaction() as connection:
            idle = [row for row in self._rows("select name from groups") if row[0] not in named]
            connection.executemany("delete from groups where name = ?", idle)

    def __enter__(self) -> Self:
        """Use it for the length of a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _lay_out(self) -> None:
        connection = self._open()
        # A file that is no database says so at the first question.
        version = connection.execute("pragma user_version").fetchone()[0]
        if version > SCHEMA:
            raise UsageError(
                f"the history {self.path} was written by a later version (its schema is {version},"
                f" this version reads {SCHEMA})",
                "update autodebt-lint",
            )
        if version == SCHEMA:
            return
        connection.execute("pragma journal_mode=wal")
        with self._transaction():
            for statement in _TABLES.strip().splitlines():
                connection.execute(statement)
            connection.execute(f"pragma user_version = {SCHEMA}")

    def _open(self) -> sqlite3.Connection:
        assert self._connection is not None
        return self._connection

    def _rows(self, question: str) -> Iterator[tuple[bytes, ...]]:
        return iter(self._open().execute(question))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._open()
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in words what goes wrong."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in {
                sqlite3.SQLITE_BUSY,
                sqlite3.SQLITE_LOCKED,
            }:
                raise UsageError(
                    f"the history {self.path} is held by another run",
                    "try again when that has ended",
                ) from error
            raise UsageError(f"the history {self.path} cannot be used: {error}") from error
        except (sqlite3.DatabaseError, msgspec.MsgspecError, ValueError) as error:
            raise UsageError(
                f"the history {self.path} is damaged: {error}",
                "remove the file, and build it again: autodebt history build",
            ) from error
        except OSError as error:
            raise UsageError(
                f"the history {self.path} cannot be written: {error.strerror}"
            ) from error
