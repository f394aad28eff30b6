"""Whether the call that a script makes is one that a retirement speaks of."""

import re
from collections.abc import Iterator, Mapping

from autodebt_lint.knowledge.schema import Retirement


def call_name(pattern: str) -> str:
    """Return the callee of ``name`` or ``name(argument=)``."""
    return pattern.partition("(")[0]


def call_fits(item: Retirement, qualified: str, arguments: Mapping[str, str | None]) -> bool:
    """Decide whether a call is meant.

    Args:
        item: the retirement.
        qualified: qualified name of the callee.
        arguments: text of each argument by position (``"0"``) and keyword; None where unknown.
    """
    for pattern in item.call:
        name, _, wanted = pattern.rstrip("=)").partition("(")
        if name == qualified and (not wanted or any(key in arguments for key in wanted.split("|"))):
            return True
    return any(
        match.call == qualified
        and all(_matches(pattern, key, arguments) for key, pattern in match.arguments.items())
        for match in item.call_argument
    )


def fixing_arguments(item: Retirement, qualified: str) -> Iterator[str]:
    """The arguments, each under all of its names, that say for a call of this name what is meant, the last one first.

    Args:
        item: the retirement.
        qualified: qualified name of the callee.
    """
    for match in item.call_argument:
        if match.call == qualified:
            yield from reversed(match.arguments)


def _matches(pattern: str, key: str, arguments: Mapping[str, str | None]) -> bool:
    texts = (arguments.get(name) for name in key.split("|"))
    return any(text is not None and re.fullmatch(pattern, text) for text in texts)
