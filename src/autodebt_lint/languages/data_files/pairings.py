"""What a data file pairs: which connector gives to which one.

A program that picks its connectors by name, ``import_module(f".adapters.{flow['source']}")``, joins those that a
file pairs, and no others::

    flows:
      - name: new customers
        source: {adapter: chargebee, entity: customer}
        sinks:
          - {adapter: zoho_crm, entity: Accounts}

The smallest part of a file that names a source and a target is one route; which of the words there are names of
connectors is a question for linking. Only words are kept, no other content.
"""

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from autodebt_lint.languages.data_files.parsing import MAX_NESTING, MAX_VALUES, Data, items, text_of
from autodebt_lint.model.facts import Route
from autodebt_lint.patterns import pattern

MAX_ROUTES = 400

_SOURCE = (
    r"sources?|from|src|extract(?:or)?s?|inputs?|origins?|readers?|read|pull|producers?|taps?"
    r"|quellen?|von|bron(?:nen)?|van|orig[ei]ne?|origem|fuentes?|fontes?|sorgenti?|[zź]r[oó]d[lł][oa]"
)
_TARGET = (
    r"targets?|to|dest(?:ination)?s?|sinks?|dst|load(?:er)?s?|outputs?|writers?|write|push|consumers?"
    r"|ziele?|nach|doel(?:en)?|naar|cibles?|destinos?|destinazion[ei]|cele?"
)
"""What people call both ends, in the languages in which teams write their settings."""
_IS_SOURCE = pattern(
    rf"(?i)(?:.*[_.-])?(?:{_SOURCE})(?:[_-](?:system|adapter|connector|type|name|plugin|app))?"
)
_IS_TARGET = pattern(
    rf"(?i)(?:.*[_.-])?(?:{_TARGET})(?:[_-](?:system|adapter|connector|type|name|plugin|app))?"
)
#: Quick: a file without a key of either kind is parsed by nobody.
_SAYS_SOURCE = pattern(rf"""(?i)(?:^|[^A-Za-z])(?:{_SOURCE})[\w-]{{0,12}}["']?\s*[\]:=]""")
_SAYS_TARGET = pattern(rf"""(?i)(?:^|[^A-Za-z])(?:{_TARGET})[\w-]{{0,12}}["']?\s*[\]:=]""")
_WORD = pattern(r"[A-Za-z][\w .-]{0,39}")


class _Named(NamedTuple):
    """The words of a part of a file by the place that they have there."""

    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def plus(self, other: "_Named") -> "_Named":
        return _Named(
            self.sources | other.sources, self.targets | other.targets, self.others | other.others
        )


def may_pair(text: str) -> bool:
    """Whether a file may pair something, by a first look."""
    return bool(_SAYS_SOURCE.search(text) and _SAYS_TARGET.search(text))


def routes_in(value: Data) -> tuple[Route, ...]:
    """The routes in the values of a file, in order."""
    reading = _Reading()
    reading.read(value)
    return tuple(reading.routes)


class _Reading:
    """Goes through one file once, with what it has found."""

    def __init__(self) -> None:
        self.routes: list[Route] = []
        self._left = MAX_VALUES

    def read(self, value: Data, nesting: int = 0) -> _Named:
        """Note the routes in a value; what is left that names only one end, or none."""
        self._left -= 1
        if nesting > MAX_NESTING or self._left < 0:
            return _Named()
        begun = len(self.routes)
        found = _Named()
        for key, item in items(value):
            if _IS_SOURCE.fullmatch(key):
                found = found.plus(_Named(sources=frozenset(self._words(item, nesting + 1))))
            elif _IS_TARGET.fullmatch(key):
                found = found.plus(_Named(targets=frozenset(self._words(item, nesting + 1))))
            else:
                found = found.plus(self.read(item, nesting + 1))
        word = _word(value)
        if word:
            found = _Named(others=frozenset([word]))
        # What stands around whole routes defines what they name: ``sources:`` above ``flows:``.
        if found.sources and found.targets and len(self.routes) == begun:
            if len(self.routes) < MAX_ROUTES:
                self.routes.append(Route(*(tuple(sorted(words)) for words in found)))
            return _Named()
        return found if len(self.routes) == begun else _Named()

    def _words(self, value: Data, nesting: int) -> Iterator[str]:
        """The words in a value, and the keys under which it has mappings: ``source: {hubspot: {object: deals}}``."""
        self._left -= 1
        if nesting > MAX_NESTING or self._left < 0:
            return
        word = _word(value)
        if word:
            yield word
        for key, item in items(value):
            if _WORD.fullmatch(key) and isinstance(item, dict | yaml.MappingNode):
                yield key.lower()
            yield from self._words(item, nesting + 1)


def _word(value: Data) -> str:
    """The word that a value is, in lower case; "" where it is none."""
    text = text_of(value)
    return text.lower() if _WORD.fullmatch(text) else ""
