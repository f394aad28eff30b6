"""Host patterns as trees of labels, read from the right: finding one costs its labels, no more.

Each site (``hubapi.com``) has a tree of its own, so that a lookup needs no other site's.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

#: Labels lead to subtrees. "" holds what ends here, "**" what any deeper name means, "*" the tree
#: for one label of any text, "?" the labels that hold a ``*`` inside.
HostTree: TypeAlias = dict[str, Any]

#: Trees by the last two labels; "" for patterns that leave these open.
SiteTrees: TypeAlias = dict[str, HostTree]

MARKS = frozenset({"", "*", "**", "?"})

#: Second labels below which a country gives out names, as in ``lagovia.co.uk``.
_SECOND_LEVEL = frozenset("co com org net gov edu ac or ne go".split())
#: Domains below which a platform gives each customer a name of its own, and some of countries:
#: https://publicsuffix.org, the part of private domains.
_SUFFIXES = frozenset(
    "onrender.com herokuapp.com vercel.app netlify.app azurewebsites.net run.app ngrok.io ngrok.app ngrok-free.app "
    "railway.app fly.dev web.app firebaseapp.com pages.dev workers.dev cloudfunctions.net appspot.com pythonanywhere.com "
    "glitch.me replit.app repl.co deno.dev github.io in.ua kiev.ua".split()
)


def plant(patterns: Iterable[tuple[str, Any]]) -> SiteTrees:
    """Build the trees of (pattern, owner) pairs; owners of equal patterns keep their order."""
    trees: SiteTrees = {}
    for pattern, owner in patterns:
        labels = pattern.lower().split(".")
        open_ended = labels[0] == "*"
        node = trees.setdefault(_site(labels), {})
        for label in reversed(labels[1:] if open_ended else labels):
            if "*" in label and label != "*":
                parts: list[str] = node.setdefault("?", [])
                if label not in parts:
                    parts.append(label)
            node = node.setdefault(label, {})
        owners: list[Any] = node.setdefault("**" if open_ended else "", [])
        if owner not in owners:
            owners.append(owner)
    return trees


def find(trees: Mapping[str, HostTree], host: str) -> tuple[Any, ...]:
    """Return the owners of the most specific pattern that the host fits, in order; empty for none."""
    labels = host.lower().rstrip(".").split(".")
    for site in dict.fromkeys((_site(labels), "")):
        tree = trees.get(site)
        if tree is not None and (found := _walk(tree, labels, -1)):
            return tuple(found)
    return ()


def domain_of(host: str) -> str:
    """Return the part of a host name that an organisation has registered; the whole name where it is no longer."""
    labels = host.split(".")
    below = labels[-2:-1] and (labels[-2] in _SECOND_LEVEL or ".".join(labels[-2:]) in _SUFFIXES)
    return ".".join(labels[-3 if below else -2 :])


def _site(labels: list[str]) -> str:
    """The last two labels, when both are told."""
    last = labels[-2:]
    return ".".join(last) if len(last) == 2 and not any("*" in label for label in last) else ""


def _walk(node: HostTree, labels: list[str], at: int) -> list[Any]:
    if -at > len(labels):
        ends: list[Any] = node.get("", [])
        return ends
    label = labels[at]
    ways = [label] if label not in MARKS else []
    ways += [part for part in node.get("?", ()) if _fits(label, part)]
    for way in (*ways, "*"):
        if way in node and (found := _walk(node[way], labels, at - 1)):
            return found
    deeper: list[Any] = node.get("**", [])
    return deeper


def _fits(label: str, pattern: str) -> bool:
    before, _, after = pattern.partition("*")
    return (
        len(label) >= len(before) + len(after)
        and label.startswith(before)
        and label.endswith(after)
    )
