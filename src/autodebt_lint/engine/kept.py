"""What a run found out module by module, kept for the next one as long as all that it rests on is as it was.

Names join a module with others, and what stands on its `island` and in the commons is all that an answer about
it can take something from (`linking.names.project` holds to that). So the key of an answer is what was asked and, of each
file there, its path, the digest of its content, whether it was analysed, and the folders from
which its imports are looked up. A file that is added, removed or renamed changes the keys of those
islands that a name joins it with, before or after, and of no others. The few things
that a whole project says to each of its modules are part of what was asked: see `Kept`.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from autodebt_lint.engine.reading import digest_of

if TYPE_CHECKING:
    from autodebt_lint.engine.cache import Cache
    from autodebt_lint.linking.definitions import Module
    from autodebt_lint.linking.module import Linking
    from autodebt_lint.linking.names.islands import Island
    from autodebt_lint.linking.names.meanings import Meanings
    from autodebt_lint.linking.names.project import Project

FEW = 40
"""Paths of which each is looked up by itself; of more, all is read."""
_MEANINGS = "meanings"


class Kept:
    """Answers about the modules of one project."""

    def __init__(self, store: "Cache", digests: Mapping[str, bytes], asked: Sequence[str]) -> None:
        """Keep answers in a project's cache.

        Args:
            store: the cache; its stamp says the version of the tool and the knowledge.
            digests: of the contents of all files, by path; b"" where a file could not be read.
            asked: what else answers depend on: the settings and the rules.
        """
        self._store = store
        self._digests = digests
        self._asked = asked
        self._keys: _Keys | None = None

    def meanings(self) -> "Meanings":
        """What the names in all files meant in the run before."""
        from autodebt_lint.linking.names.meanings import Meanings

        data = self._store.answers(_MEANINGS, [""]).get("", (b"", b""))[1]
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(data, type=Meanings)
        return Meanings()

    def keep_meanings(self, project: "Project") -> None:
        """Keep what they mean now."""
        if not project.joining.means_what_it_meant:
            data = msgspec.msgpack.encode(project.joining.meanings)
            self._store.keep_answers(_MEANINGS, [("", b"", data)], ())

    def shelf(self, kind: str, linking: "Linking", paths: Sequence[str] | None = None) -> "Shelf":
        """The answers of one kind.

        Args:
            kind: what they are.
            linking: the linked project.
            paths: of the modules that are asked about; None for all.
        """
        if self._keys is None or self._keys.linking is not linking:
            self._keys = _Keys(linking, self._digests, self._asked)
        return Shelf(self._store, kind, self._keys, paths)


class Shelf:
    """Answers of one kind that still hold, by path."""

    def __init__(
        self, store: "Cache", kind: str, keys: "_Keys", paths: Sequence[str] | None
    ) -> None:
        """Read what was kept of `kind` about the modules at `paths`; None for all."""
        self._store = store
        self.kind = kind
        self._keys = keys
        few = paths if paths is not None and len(paths) <= FEW else None
        rows = store.answers(kind, few)
        self._gone = [path for path in rows if not keys.knows(path)]
        self.found = {
            path: data
            for path, (key, data) in rows.items()
            if keys.knows(path) and key == keys.of(path)
        }
        """Answers that still hold, by path."""

    def save(self, new: Mapping[str, bytes]) -> None:
        """Keep new answers, by path."""
        rows = [(path, key, data) for path, data in new.items() if (key := self._keys.of(path))]
        if rows or self._gone:
            self._store.keep_answers(self.kind, rows, self._gone)


class _Keys:
    """What the answer about each module rests on."""

    def __init__(
        self, linking: "Linking", digests: Mapping[str, bytes], asked: Sequence[str]
    ) -> None:
        from autodebt_lint.linking.remote.declared_databases import (
            declares_database,
            is_settings,
            replaces_driver,
        )
        from autodebt_lint.linking.remote.declared_mail import declares_mailer
        from autodebt_lint.linking.remote.likely import MAX_HANDED

        self.linking = linking
        self._project = linking.project
        self._digests = digests
        self._known: dict[Island, bytes] = {}
        # What every module of a project is told: the releases that manifests ask for, which scripts
        # crontabs and workflows start, what data files connect and set, whether it is a large one, what
        # database and what mailer settings declare, which driver takes another one's place, and
        # whether a test that names no module may run any.
        manifests = self._digests_of(lambda it: it.facts.manifest is not None)
        schedules = self._digests_of(lambda it: bool(it.facts.triggers))
        routing = self._digests_of(lambda it: bool(it.facts.routes or it.facts.settings))
        declaring = self._digests_of(
            lambda it: is_settings(it.path) and (declares_database(it) or declares_mailer(it))
        )
        self._common = msgspec.msgpack.encode(
            [
                asked,
                manifests,
                schedules,
                routing,
                len(self._project.modules) > MAX_HANDED,
                declaring,
                any(map(replaces_driver, self._project.modules.values())),
                list(self._project.modules) if schedules else [],
                linking.stand_ins.run_by_path,
                self._project.commons is not None and linking.stand_ins.run_at_all,
            ]
        )

    def _digests_of(self, tells: "Callable[[Module], bool]") -> list[tuple[str, bytes | None]]:
        """The digests of the modules that pass a test, by path."""
        return [
            (path, self._digests.get(path))
            for path, module in self._project.modules.items()
            if tells(module)
        ]

    def knows(self, path: str) -> bool:
        """Whether the project has a module at a path."""
        return path in self._project.modules

    def of(self, path: str) -> bytes:
        """The key of the answer about a module; b"" where nothing can be kept."""
        return self._key_of(self._project.island(self._project.modules[path]))

    def _key_of(self, island: "Island") -> bytes:
        key = self._known.get(island)
        if key is None:
            key = self._known[island] = self._key(island)
        return key

    def _key(self, island: "Island") -> bytes:
        commons = self._project.commons
        parts = [self._common]
        if commons is not None and island is not commons:
            shared = self._key_of(commons)
            if not shared:
                return b""
            parts.append(shared)
        for path in island.paths:
            digest = self._digests.get(path, b"")
            if not digest:
                return b""
            parts += (
                path.encode("utf-8", "surrogatepass"),
                digest,
                self._project.joining.seen_from(path),
            )
        return digest_of(b"\0".join(parts))
