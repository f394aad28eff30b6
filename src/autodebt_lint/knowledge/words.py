"""What a host, a name or a value means by its wording alone."""

import re
from typing import Literal, TypeAlias

from autodebt_lint.knowledge.hosts import HostTree, find, plant
from autodebt_lint.knowledge.naming import WORD
from autodebt_lint.knowledge.schema import Lexicon
from autodebt_lint.patterns import pattern

Meaning: TypeAlias = Literal["", "identifier", "example", "documentation"]

#: A path that begins so is called by programs, whatever host it is on.
PROGRAMS_PATH = pattern(r"/(?:api|rest|oauth2?|graphql|v\d+)(?:/|$)|.*\.json$")


class Words:
    """Answers of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon; patterns are compiled when first needed."""
        self._lexicon = lexicon
        self._meanings: HostTree = plant(
            (host, meaning)
            for hosts, meaning in (
                (lexicon.identifier_hosts, "identifier"),
                (lexicon.example_hosts, "example"),
                (lexicon.documentation_hosts, "documentation"),
            )
            for host in hosts
        )
        self._human_labels = frozenset(lexicon.human_labels)
        self._internal = frozenset(lexicon.internal_suffixes)
        self._internal_labels = frozenset(lexicon.internal_labels)
        self._misleading: HostTree = plant((host, host) for host in lexicon.environment_exceptions)
        self._environments = frozenset(lexicon.environment_words)
        self._link_names = frozenset(lexicon.link_names)
        self._protecting = frozenset(lexicon.protecting_names)
        self._exposing = frozenset(lexicon.exposing_names)

    def host_meaning(self, host: str, path: str = "", *, is_called: bool = False) -> Meaning:
        """Say why a host is no endpoint: its URLs are names, examples, or pages for people.

        A path for programs (``/api/v4/projects``) on a host for people is an endpoint. What a
        host's first label says, as in ``support.lagovia.com``, is a guess about what stands in a
        text: of a host that code calls it says nothing.
        """
        name = host.partition(":")[0].lower()
        found: tuple[Meaning, ...] = find(self._meanings, name)
        meaning = found[0] if found else ""
        if not meaning and not is_called and name.partition(".")[0] in self._human_labels:
            meaning = "documentation"
        if meaning == "documentation" and PROGRAMS_PATH.match(path):
            return ""
        return meaning

    def is_scope(self, url: str) -> bool:
        """Whether a text that looks like a URL is an OAuth scope or the id of a resource."""
        text = url.partition("://")[2] or url
        return (
            text.rstrip("/") in self._lexicon.scopes
            or text.startswith(self._lexicon.scope_prefixes)
            or text.endswith(self._lexicon.scope_suffixes)
        )

    def is_internal_host(self, host: str) -> bool:
        """Whether only a company's own network resolves the name: ``erp01``, ``crm.acme.corp``."""
        name = host.partition(":")[0].lower().rstrip(".")
        if name in {"", "localhost"} or name.endswith(".localhost"):
            return False
        _, *deeper = name.split(".")
        if not deeper:
            return name.isascii()
        return deeper[-1] in self._internal or not self._internal_labels.isdisjoint(deeper)

    def environment_of(self, host: str) -> str:
        """Return the word in a host name that means one environment, or ""."""
        name = host.partition(":")[0].lower()
        if find(self._misleading, name):
            return ""
        labels = name.split(".")[:-1]
        for label in labels:
            for word in (label, *re.split(r"[-_]+", label)):
                if (found := word.rstrip("0123456789")) in self._environments:
                    return found
        return ""

    def is_link_name(self, name: str) -> bool:
        """Whether a variable, key or argument of this name holds something for people."""
        return any(word in self._link_names for word in _words(name))

    def leaves_unverified(self, name: str, value: object) -> bool:
        """Whether an argument of this name and value switches the check of a certificate off."""
        known = self._exposing if value is True else self._protecting
        return name.lower() in known


def _words(name: str) -> list[str]:
    return [word.rstrip("0123456789").lower() for word in WORD.findall(name)]
