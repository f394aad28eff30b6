"""Names by which people call a system in modules, classes, connections and requirements."""

import re
from collections.abc import Collection

from autodebt_lint.patterns import pattern

WORD = pattern(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")


def bare(name: str) -> str:
    """Return a name as it is compared: lower case, without separators."""
    return re.sub(r"[-_. ]", "", name).lower()


def core(name: str, role_words: Collection[str]) -> str:
    """Return a module's, class's or connection's name without the words that say what it is.

    ``hubspot_client`` and ``HubSpotClient`` are both ``hubspot``.
    """
    words = [word.lower() for word in WORD.findall(name)]
    while len(words) > 1 and words[-1] in role_words:
        words.pop()
    while len(words) > 1 and words[0] in role_words:
        words.pop(0)
    return "".join(words)


def path_start(fragment: str) -> str:
    """Return the first part of a path fragment when it is told whole; else "".

    ``/wp-json/wc/`` starts with ``wp-json``; ``/v1`` could go on as ``/v10``.
    """
    empty, _, rest = fragment.partition("/")
    start, slash, _ = rest.partition("/")
    return start if slash and not empty else ""
