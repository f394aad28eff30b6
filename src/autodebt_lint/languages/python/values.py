"""How values join: the arithmetic of partial evaluation.

Everything here is pure and total. Sizes are bounded, because a generated table or a loop of
concatenations must cost neither time nor memory: what exceeds a bound is kept as a `Mix`, so that
the data flow is still seen while the text is given up.
"""

import re
from collections.abc import Callable, Iterable

from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)
from autodebt_lint.patterns import pattern

MAX_PARTS = 100
MAX_OPTIONS = 8
MAX_ITEMS = 200
MAX_REPLACED = 20
MAX_ELEMENTS = 12
"""A loop over a longer display is over its elements in general."""

_PERCENT = pattern(r"%(?:\((\w+)\))?[-#0 +]*[\d*]*(?:\.[\d*]+)?[hlL]?[diouxXeEfFgGcrsa%]")
_BRACES = pattern(r"\{\{|\}\}|\{([^{}!:\[\].]*)([^{}!:]*)[^{}]*\}")
_PARTS = pattern(r"\.(\w+)|\[([^\[\]]+)\]")
MAX_STEPS = 4
"""Attributes and items of an argument that a field of a template goes down to."""


#: What of a base URL stays before an absolute, and before a relative path.
_ORIGIN = pattern(r"\s*[a-zA-Z][\w+.\-]*://[^/?#]*")
_FOLDER = pattern(r"\s*[a-zA-Z][\w+.\-]*://.*/(?=[^/]*$)", re.DOTALL)


def either(options: Iterable[Value]) -> Value:
    """Join alternatives; one alternative is itself, equal ones are one."""
    seen: list[Value] = []
    for option in options:
        for value in option.options if type(option) is Either else (option,):
            if len(seen) < MAX_OPTIONS and not any(
                value is other or value == other for other in seen
            ):
                seen.append(value)
    if len(seen) == 1:
        return seen[0]
    return Either(tuple(seen)) if seen else UNKNOWN


def mix(values: Iterable[Value]) -> Value:
    """Keep what a computation depends on, and nothing of how; constants and what others have add no dependence."""
    parts: list[Value] = []
    for value in values:
        if type(value) is Mix:
            parts.extend(value.parts)
        elif type(value) is Symbol:
            parts += [value] if value.name[:1] == ":" else []  # of the module, which fills it
        elif type(value) is not Const:
            parts.append(value)
    if not parts:
        return UNKNOWN
    if len(parts) == 1:
        return parts[0] if type(parts[0]) is Param else Mix((parts[0],))
    return Mix(tuple(parts[:MAX_PARTS]))


def concat(left: Value, right: Value) -> Value:
    """``left + right`` for strings and sequences."""
    if type(left) is Seq and type(right) is Seq:
        return sequence((*left.items, *right.items))
    if type(left) is Const and type(right) is Const:
        if type(left.value) is not str and type(right.value) is not str:
            return UNKNOWN
    elif type(left) is Mix and type(right) is Mix:
        return mix((left, right))
    return text((left, right))


def text(parts: Iterable[Value]) -> Value:
    """A string made of `parts`; nested strings are flattened, places are kept."""
    flat: list[Value] = []
    for part in parts:
        if type(part) is Text:
            flat.extend(part.parts)
        else:
            flat.append(part)
    if len(flat) > MAX_PARTS:
        return mix(flat)
    if not flat:
        return Const("")
    if len(flat) == 1 and type(flat[0]) is Const and type(flat[0].value) is str:
        return flat[0]
    return Text(tuple(flat))


def sequence(items: tuple[Value, ...]) -> Value:
    """A sequence, or what it holds when it is too long to keep apart."""
    if len(items) > MAX_ITEMS:
        return mix(items)
    return Seq(items)


def element_of(source: Value) -> Value:
    """One element of a container, as a loop sees it."""
    if type(source) is Seq and 0 < len(source.items) <= MAX_ELEMENTS:
        return either(source.items)
    return Item(source)


def mapping(items: tuple[tuple[Value | None, Value], ...]) -> Value:
    """A dictionary, or what it holds when it is too long to keep apart."""
    if len(items) > MAX_ITEMS:
        return mix(value for _, value in items)
    return Dict(items)


def united(left: Value, right: Value) -> Value:
    """``left | right``: of mappings one with the keys of both, of anything else what it depends on."""
    if type(left) is not Dict and type(right) is not Dict:
        return mix((left, right))
    items: list[tuple[Value | None, Value]] = []
    for value in (left, right):
        items += value.items if type(value) is Dict else ((None, value),)
    return mapping(tuple(items))


def added(container: Value, key: Value | None, value: Value) -> Value:
    """`container` after ``container[key] = value`` (or ``append``, without a key)."""
    if key is None:
        if type(container) is Seq:
            return sequence((*container.items, value))
        return either((container, Seq((value,))))
    if type(container) is Dict:
        return mapping((*container.items, (key, value)))
    return either((container, Dict(((key, value),))))


def percent(template: Const | Text, operand: Value) -> Value:
    """``template % operand``."""
    positional = iter(operand.items if type(operand) is Seq else (operand,))
    named = _by_key(operand)

    def given(field: re.Match[str]) -> Value | str:
        if field.group() == "%%":
            return "%"
        if field.group(1):
            return named.get(field.group(1)) or _under(operand, field.group(1))
        return next(positional, UNKNOWN)

    return _with_fields(template, _PERCENT, given)


def formatted(
    template: Const | Text, args: tuple[Value, ...], keywords: Iterable[tuple[str, Value]]
) -> Value:
    """``template.format(*args, **keywords)``, whose last may be a mapping that is spread: ``**row``."""
    named = dict(keywords)
    spread = named.get("", UNKNOWN)
    automatic = iter(args)

    def given(field: re.Match[str]) -> Value | str:
        name = field.group(1)
        if name is None:
            return field.group()[0]
        if not name:
            value = next(automatic, UNKNOWN)
        elif name.isdigit():
            known = len(name) < 4 and int(name) < len(args)
            value = args[int(name)] if known else UNKNOWN
        else:
            value = named.get(name) or of_spread(spread, name)
        return _part(value, field.group(2))

    return _with_fields(template, _BRACES, given)


def _with_fields(
    template: Const | Text,
    field: re.Pattern[str],
    given: Callable[[re.Match[str]], Value | str],
) -> Value:
    """A template with what is given for each of its fields; a string is a part of the template itself."""
    parts: list[Value] = []
    for piece in template.parts if type(template) is Text else (template,):
        if type(piece) is not Const or type(piece.value) is not str:
            parts.append(piece)
            continue
        source, start = piece.value, 0
        for match in field.finditer(source):
            if match.start() > start:
                parts.append(Const(source[start : match.start()], piece.place))
            start = match.end()
            value = given(match)
            parts.append(Const(value, piece.place) if isinstance(value, str) else value)
        if start < len(source):
            parts.append(Const(source[start:], piece.place))
    return text(parts)


def replaced(template: Const | Text, old: Value, new: Value) -> Value:
    """``template.replace(old, new)``; the template as it is where only constants take each other's place."""
    sought = old.value if type(old) is Const else None
    if type(sought) is not str or not sought or type(new) is Const:
        return template
    parts: list[Value] = []
    for part in template.parts if type(template) is Text else (template,):
        if type(part) is not Const or type(part.value) is not str:
            parts.append(part)
            continue
        for index, piece in enumerate(part.value.split(sought, MAX_REPLACED)):
            if index:
                parts.append(new)
            if piece:
                parts.append(Const(piece, part.place))
    return text(parts)


def joined(separator: Const, items: Seq) -> Value:
    """``separator.join(items)``."""
    parts: list[Value] = []
    for index, item in enumerate(items.items):
        if index and separator.value:
            parts.append(separator)
        parts.append(item)
    return text(parts)


def url_of_parts(parts: tuple[Value, ...]) -> Value:
    """``urlunparse((scheme, host, path, parameters, query, fragment))``: what reaches the other side."""
    if len(parts) < 3:
        return mix(parts)
    scheme, host, path, *rest = parts
    query = rest[-2] if len(rest) > 1 else Const("")
    told = (Const("?"), query) if query != Const("") else ()
    return text((scheme, Const("://"), host, path, *told))


def query_of(pairs: Value) -> Value:
    """``urlencode({"since": day, "page": 1})``: the text ``since=<day>&page=1``, with all that may have been put into it."""
    parts: list[Value] = []
    for option in pairs.options if type(pairs) is Either else (pairs,):
        items = option.items if type(option) is Dict else ((None, mix((option,))),)
        for key, value in items:
            parts += [Const("&")] if parts else []
            parts += [key, Const("="), value] if key is not None else [value]
    return text(parts)


def url_joined(base: Value, path: Value) -> Value:
    """``urljoin(base, path)``: exact for the host, near enough for the path."""
    first = path.parts[0] if type(path) is Text else path
    start = first.value if type(first) is Const and type(first.value) is str else ""
    if "://" in start:
        return path
    if type(base) is Const and type(base.value) is str:
        cut = _ORIGIN.match(base.value) if start.startswith("/") else _FOLDER.match(base.value)
        if cut is not None:
            return text((Const(cut.group(), base.place), path))
    return text((base, path) if start.startswith("/") else (base, Const("/"), path))


def results(value: Value) -> Iterable[Result]:
    """The call results that `value` may itself be (not those it merely contains)."""
    if type(value) is Result:
        yield value
    elif type(value) is Either:
        for option in value.options:
            if type(option) is Result:
                yield option


def _part(value: Value, field: str) -> Value:
    """What a field of a template shows of a value: ``.uri``, ``[name]``."""
    for attribute, key in _PARTS.findall(field)[:MAX_STEPS] if field else ():
        if attribute:
            value = Attr(value, attribute) if type(value) not in (Dict, Const, Seq, Mix) else value
        elif not key.isdecimal():
            value = of_spread(value, key)
    return value


def of_spread(mapping: Value, key: str) -> Value:
    """The same of one that is spread, which may be written out."""
    if type(mapping) is Dict:
        known = (it for name, it in mapping.items if type(name) is Const and name.value == key)
        return next(known, UNKNOWN)
    return _under(mapping, key) if mapping != UNKNOWN else UNKNOWN


def _under(mapping: Value, key: str) -> Value:
    """What stands under a key of a mapping that is not written out."""
    return Item(mapping, Const(key)) if type(mapping) not in (Dict, Const, Seq) else UNKNOWN


def _by_key(value: Value) -> dict[str, Value]:
    if type(value) is not Dict:
        return {}
    return {
        key.value: item
        for key, item in value.items
        if type(key) is Const and type(key.value) is str
    }
