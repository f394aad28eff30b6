"""How names join the files of a project to islands; what was found out before is taken where it still holds."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.import_names import ImportNames
from autodebt_lint.linking.names.islands import Chart, by_numbers, chart, numbered
from autodebt_lint.linking.names.meanings import FilesNamed, Meanings, Meant, Remembered, names_in

_encode = msgspec.msgpack.Encoder().encode


class Joining:
    """What the names in all files may mean, found out when first asked."""

    def __init__(
        self,
        names: ImportNames,
        modules: Mapping[str, Module],
        unread: Mapping[str, Iterable[str]],
        remembered: Remembered,
        many: int,
    ) -> None:
        """Join files.

        Args:
            names: of the modules, as imports name them.
            modules: that were analysed, by path.
            unread: paths of the files that nobody read, with what they import.
            remembered: what names meant in the run before.
            many: files that name one, above which it belongs to everybody.
        """
        self._names = names
        self._modules = modules
        self._unread = unread
        self._remembered = remembered
        self._many = many

    def chart(self) -> Chart:
        """The islands."""
        return by_numbers(self.meanings.paths, self.meanings.islands)

    @cached_property
    def meanings(self) -> Meanings:
        """What the names in all files may mean; of a file that is as it was it is known from before."""
        names, remembered = self._names, self._remembered
        before = remembered.before
        known = remembered.meant if before.own_names == names.own_names else {}
        if remembered.same_tree and len(known) == len(self._modules) + len(self._unread):
            return before
        paths = (*self._modules, *self._unread)
        found = dict(known)
        number = {path: at for at, path in enumerate(paths)}
        files = FilesNamed(names.files_named, names.paths.is_beside, names.words, self._modules)
        for path in paths:
            if path not in known:
                others = tuple(sorted(number[other] for other in self._others(path, files)))
                found[path] = Meant(self._digest(path), others, names.perhaps_own.get(path, ()))
        islands = self._islands_as_before(paths, known, found)
        if not islands:
            joined = ((path, [paths[it] for it in meant.others]) for path, meant in found.items())
            islands = numbered(chart(joined, self._many), paths)
        found_out = Meanings(remembered.outline, names.own_names, paths, found, islands)
        return before if found_out == before else found_out

    def _others(self, path: str, files: FilesNamed) -> set[str]:
        """Paths of the files that the names in one may mean."""
        module = self._modules.get(path)
        if module is None:
            folder = tuple(path.split("/")[:-1])
            roots = self._names.paths.roots_of(folder, implicit=False)
            return files.meant(path, roots, self._unread[path])
        others = files.meant(path, self._names.paths.roots(module), names_in(module.facts))
        for pattern in module.facts.loads:
            others.update(item.path for item in self._names.loaded(module, pattern))
        return others

    def _digest(self, path: str) -> bytes:
        """Of the content of a file, as long as that alone says what its names mean."""
        module = self._modules.get(path)
        # What a pattern loads is told by what is no test, which other files say.
        lasting = module is None or not module.facts.loads
        return self._remembered.digests.get(path, b"") if lasting else b""

    def _islands_as_before(
        self, paths: tuple[str, ...], known: Mapping[str, Meant], found: Mapping[str, Meant]
    ) -> tuple[int, ...]:
        """The islands of the run before, where all names lead to the same files; else none."""
        before = self._remembered.before
        if paths != before.paths or len(before.islands) != len(paths):
            return ()
        new = found.keys() - known.keys()
        same = all(it in before.meant and found[it].others == before.meant[it].others for it in new)
        return before.islands if same else ()

    @property
    def means_what_it_meant(self) -> bool:
        """Whether names mean all that they meant in the run before, and nothing else."""
        return self.meanings is self._remembered.before

    def seen_from(self, path: str) -> bytes:
        """All that names in the file at a path depend on besides the files of its island."""
        names = self._names
        module = self._modules.get(path)
        if module is not None:
            paths, meant = self.meanings.paths, self.meanings.meant.get(path)
            others = [paths[number] for number in meant.others] if meant is not None else []
            return b"\1" + _encode([names.paths.roots(module), names.own_names, others])
        # Nobody has read it, so nobody knows yet from where it looks.
        folder = tuple(path.split("/")[:-1])
        roots = [names.paths.roots_of(folder, implicit=implicit) for implicit in (False, True)]
        return b"\0" + _encode([roots, names.paths.digest, names.own_names])
