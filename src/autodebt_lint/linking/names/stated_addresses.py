"""Addresses that data files beside the code set, found by the names under which code looks them up.

Code may take a part of a file first and look into that, so the last names that lead to an address tell it as
well as all of them do. Of several files that set the same one, those that stand nearest to the code count.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from autodebt_lint.linking.names.search_paths import folders_shared
from autodebt_lint.model.facts import Setting
from autodebt_lint.patterns import pattern

_UNFIT = pattern(r"\W+")
_VAGUE = frozenset(
    "url uri host hostname server base base_url api_url endpoint domain address webhook webhook_url site name".split()
)
"""Names that are an address's own and not of whose it is: only a file that sets nothing around them means them."""


class _Stated(NamedTuple):
    folders: tuple[str, ...]
    address: str
    whole: bool
    """The names are all that lead to it."""


class StatedAddresses:
    """What data files of a project set."""

    def __init__(self, settings: Mapping[str, Sequence[Setting]]) -> None:
        """Take the settings of each file, by its posix path."""
        self._by_name: dict[str, list[_Stated]] = {}
        for path, its in settings.items():
            folders = tuple(path.split("/")[:-1])
            for setting in its:
                for name, whole in _names(setting):
                    stated = _Stated(folders, setting.address, whole)
                    self._by_name.setdefault(name, []).append(stated)

    def __bool__(self) -> bool:
        """Tell whether they set anything."""
        return bool(self._by_name)

    def of(self, name: str, path: str) -> tuple[str, ...]:
        """The addresses that may be meant.

        Args:
            name: under which code looks one up, the names of parts joined by "_"; case counts for nothing.
            path: posix path of the file with that code.
        """
        lowered = name.lower()
        found = self._by_name.get(lowered, ())
        whole = [it for it in found if it.whole]
        found = whole if whole or lowered in _VAGUE else found
        here = path.split("/")
        nearest = max((folders_shared(it.folders, here) for it in found), default=0)
        return tuple(
            dict.fromkeys(it.address for it in found if folders_shared(it.folders, here) == nearest)
        )


def _names(setting: Setting) -> Iterator[tuple[str, bool]]:
    """The names that may lead to a setting, each with whether it is all of them."""
    parts = [_UNFIT.sub("_", name).strip("_").lower() for name in setting.names]
    for start in range(len(parts)):
        yield "_".join(parts[start:]), start == 0
