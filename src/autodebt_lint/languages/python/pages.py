"""What tells that code follows the pages of an answer: its loops, and the words it uses."""

import ast

from autodebt_lint.patterns import pattern

_COUNTERS = frozenset(["range", "xrange", "count", "trange"])
#: Words by which answers say where the next page is, by which SDKs follow pages, and counters of pages.
_FOLLOWING = pattern(
    r"""(?i)next_?(?:page|link|url|uri|cursor|token|record|href|offset|batch|marker|continuation)|has_?(?:more|next)"""
    r"""|["'](?:next|paging|pagination|more|links?|cursor|cursors|after|_links|meta|bookmark|marker)["']|\.(?:paging|links|next)\b"""
    r"""|is_?truncated|continuation|paginat|iter_?all|query_?more|query_all|get_all|list_all|fetch_all|auto_?pag|scroll_?id|search_after"""
    r"""|(?:total|last|max)_?pages?|page_?count|num_?pages|per_page_total|rel=.?next"""
    r"""|\b(\w*page\w*|\w*offset\w*|skip\w*|start\w*|after|since\w*|cursor)\s*(?:\+=|=\s*\1\s*\+)"""
)


def may_turn_pages(loop: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Whether each round of a loop may ask for another page: it counts, or goes on until something is so."""
    if isinstance(loop, ast.While):
        return True
    source = loop.iter
    if not isinstance(source, ast.Call):
        return False
    name = (
        source.func.attr
        if isinstance(source.func, ast.Attribute)
        else getattr(source.func, "id", "")
    )
    return name in _COUNTERS


def paging_lines(text: str) -> tuple[int, ...]:
    """The lines of a text, from 1, that speak of following pages."""
    found: list[int] = []
    line, position = 1, 0
    for match in _FOLLOWING.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        if not found or found[-1] != line:
            found.append(line)
    return tuple(found)
