"""The addresses that a data file sets, each by the names that lead to it.

A script says ``config["source"]["url"]`` or ``os.environ["SOURCE_URL"]``, and which system that is stands beside
the code::

    source:
      url: https://api.hubapi.com

Only addresses are kept, without what signs in: of a path no more than tells services of one host apart.
"""

from collections.abc import Iterator

from autodebt_lint.languages.data_files.parsing import MAX_NESTING, MAX_VALUES, Data, items, text_of
from autodebt_lint.languages.python.addresses import address_in
from autodebt_lint.model.facts import Setting
from autodebt_lint.patterns import pattern

MAX_SETTINGS = 400
#: ``- SOURCE_URL=https://...``, as one sets the environment of a container.
_PAIR = pattern(r"(?P<name>[A-Za-z_]\w*)=(?P<value>.*)")
#: Quick: what holds neither is parsed by nobody.
_MAY_SET = pattern(r"://|(?i:host|server|domain|endpoint|site|address|url|uri)")


def may_set(text: str) -> bool:
    """Whether a file may hold an address, by a first look."""
    return _MAY_SET.search(text) is not None


def settings_in(value: Data) -> tuple[Setting, ...]:
    """The addresses in the values of a file, in order."""
    reading = _Reading()
    reading.read(value, ())
    return tuple(reading.found)


class _Reading:
    """Goes through one file once, with what it has found."""

    def __init__(self) -> None:
        self.found: list[Setting] = []
        self._left = MAX_VALUES

    def read(self, value: Data, names: tuple[str, ...]) -> None:
        """Note the addresses in a value to which some names lead."""
        self._left -= 1
        if len(names) > MAX_NESTING or self._left < 0 or len(self.found) >= MAX_SETTINGS:
            return
        told = text_of(value)
        if told:
            self.found += _settings(told, names)
        for name, item in items(value):
            self.read(item, (*names, name) if name else names)


def _settings(told: str, names: tuple[str, ...]) -> Iterator[Setting]:
    pair = _PAIR.fullmatch(told)
    if pair is not None:
        told, names = pair["value"], (*names, pair["name"])
    address = address_in(told, names[-1] if names else "")
    if address and names:
        yield Setting(names, address)
