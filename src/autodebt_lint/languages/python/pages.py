"""What tells that code follows the pages of an answer: its loops, and the words it uses."""

import ast
import re

from autodebt_lint.languages.python.shapes import name_of
from autodebt_lint.patterns import pattern

_COUNTERS = frozenset(["range", "xrange", "count", "trange"])
#: Words by which answers say where the next page is, by which SDKs follow pages, and counters of pages.
_FOLLOWING = pattern(
    r"""(?i).*(?:next[_-]?(?:page|link|url|uri|cursor|token|record|href|offset|batch|marker|continuation)|has[_-]?(?:more|next)"""
    r"""|more[_-]?(?:results?|records?|items?|pages?)|last_?evaluated_?key|exclusive_?start_?key|end_?of_?stream|starting_?after"""
    r"""|is_?truncated|continuation|paginat|auto_?pag|scroll_?id|search_after"""
    r"""|(?:total|last|max|num)_?pages?|page_?(?:count|token)).*|next|paging|more|_?links?|cursors?|after|meta|bookmark|marker"""
    r"""|\+=(?:.*(?:page|offset|cursor).*|skip.*|start.*|since.*|after)"""
)

#: Words by which SDKs and people call what gives all there is.
_ALL = pattern(r"(?i).*(?:iter|list|get|fetch|query)_?(?:all|more).*")


def may_turn_pages(loop: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Whether each round of a loop may ask for another page: it counts, or goes on until something is so."""
    if isinstance(loop, ast.While):
        return True
    source = loop.iter
    if not isinstance(source, ast.Call) or _goes_by_chunks(loop, source):
        return False
    name = (
        source.func.attr
        if isinstance(source.func, ast.Attribute)
        else getattr(source.func, "id", "")
    )
    return name in _COUNTERS


def _goes_by_chunks(loop: ast.For | ast.AsyncFor, counting: ast.Call) -> bool:
    """Whether a loop takes a list piece by piece: ``for i in range(0, len(ids), 20): ask(ids[i:i + 20])``.

    How long the list is was known before anybody asked.
    """
    match counting.args:
        case [_, ast.Call(func=ast.Name(id="len"), args=[whole]), _]:
            pieces = [
                part.value
                for part in ast.walk(loop)
                if isinstance(part, ast.Subscript)
                and isinstance(part.slice, ast.Slice)
                and isinstance(part.slice.lower, ast.Name)
                and isinstance(loop.target, ast.Name)
                and part.slice.lower.id == loop.target.id
            ]
            return any(name_of(piece) == name_of(whole) != "" for piece in pieces)
        case _:
            return False


class _Words(dict[str, bool]):
    """Which words a pattern fits; each is looked at once, as there are few different ones."""

    def __init__(self, fits: re.Pattern[str]) -> None:
        super().__init__()
        self._fits = fits

    def __missing__(self, word: str) -> bool:
        known = self[word] = self._fits.fullmatch(word) is not None
        return known


_following, _all = _Words(_FOLLOWING), _Words(_ALL)


def speak_of_pages(words: set[str]) -> bool:
    """Whether one of some names, keys, and counters written ``+=name`` speaks of following pages."""
    return any(map(_following.__getitem__, words))


def speak_of_all(words: set[str]) -> bool:
    """Whether one of some names is called after all there is: ``client.get_all()``."""
    return any(map(_all.__getitem__, words))
