"""What is written out in the source: constants, strings, f-strings, lists and dictionaries.

A secret is masked here, at the first look, so that no value downstream can hold it.
"""

import ast

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.record_ids import (
    SPEAKING,
    are_numbered,
    note_field,
    note_given,
    note_keys,
    note_sheet,
    note_speaking,
    note_table,
    note_written,
)
from autodebt_lint.languages.python.sinks import keep_secret, note_version, record, tell
from autodebt_lint.languages.python.values import mapping, sequence, text
from autodebt_lint.languages.python.walk import EVALUATORS, Walk, evaluate
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import UNKNOWN, Const, Value

MAX_STRING = 1_000
LONGEST_KEY = 30
"""Longer strings are no keys of an answer."""
MAX_NUMBER = 2**63

_TRUE = Const(True)
_FALSE = Const(False)


def constant(walk: Walk, node: ast.Constant) -> Value:
    """A literal."""
    content = node.value
    if type(content) is str:
        return _string(walk, content, node)
    if type(content) is bytes:
        return _string(walk, content.decode("latin-1"), node)
    if content is None:
        return Const(None)  # one of its own, by which what has nothing yet is known again
    if type(content) is bool:
        return _TRUE if content else _FALSE
    if type(content) is float or (type(content) is int and -MAX_NUMBER < content < MAX_NUMBER):
        return Const(content)
    return UNKNOWN


def _string(walk: Walk, content: str, node: Located) -> Const:
    """A string, its secrets masked; short ones hold nothing that a finding would stand at."""
    if not content.isascii():
        content = _encodable(content)
    if len(content) < 4:
        return Const(content)
    if len(content) < LONGEST_KEY:
        walk.frame.mentions.add(content)
    if content.startswith(SPEAKING) or "customfield_" in content:
        note_speaking(walk, content.rpartition(".")[2], node)
    note_written(walk, content, node)
    place = walk.locate(node)
    if len(content) > 24 and literals.holds_token(content) and not literals.is_token(content):
        content = literals.mask_tokens(content)
        record(walk, content, place, "shape", UNKNOWN)
        return Const(content[:MAX_STRING], place)
    if "://" in content or (";" in content and "=" in content) or content.startswith("jdbc:"):
        if literals.secret_in_address(content):
            return _recorded(walk, literals.mask_address(content), place, "userinfo")
        if literals.is_address(content) or literals.is_scheme(content):
            if "/spreadsheets/d/" in content:
                note_sheet(walk, content, node)
            return _recorded(walk, content, place, "address")
        return Const(content[:MAX_STRING], place)
    if len(content) > 17 and literals.is_token(content):
        content = literals.mask(content)
        record(walk, content, place, "shape", UNKNOWN)
    return Const(content[:MAX_STRING], place)


def _recorded(walk: Walk, content: str, place: Place, kind: str) -> Const:
    shown = content[:MAX_STRING]
    value = Const(shown, place)
    record(walk, shown, place, kind, value)
    return value


def joined_string(walk: Walk, node: ast.JoinedStr) -> Value:
    """An f-string: its constant parts carry the place of the whole, on every Python alike."""
    place = walk.locate(node)
    parts: list[Value] = []
    shape: list[str] = []
    for part in node.values:
        if type(part) is ast.Constant:
            content = _encodable(str(part.value))
            shape.append(content)
            parts.append(Const(content[:MAX_STRING], place))
        else:
            shape.append(literals.UNKNOWN_PART)
            mark = len(walk.fresh)
            inner = evaluate(walk, part)
            tell(walk, inner, mark, "embedded" if parts else "part")
            parts.append(inner)
    whole = "".join(shape)
    note_written(walk, whole, node)
    value = text(parts)
    if "://" in whole:
        if literals.secret_in_address(whole):
            return _recorded(walk, literals.mask_address(whole), place, "userinfo")
        if literals.is_address(whole) or literals.is_scheme(whole):
            record(walk, whole[:MAX_STRING], place, "address", value)
    return value


def _encodable(content: str) -> str:
    """Facts are UTF-8: a lone surrogate cannot be written down, and nothing of interest has one."""
    return content.encode("utf-8", "replace").decode()


def dictionary(walk: Walk, node: ast.Dict) -> Value:
    """A dictionary; keys that mean a secret guard their values."""
    fresh = walk.fresh
    items: list[tuple[Value | None, Value]] = []
    numbered = are_numbered(node)
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        if key_node is None:
            items.append((None, evaluate(walk, value_node)))
            continue
        mark = len(fresh)
        key = evaluate(walk, key_node)
        if len(fresh) > mark:
            tell(walk, key, mark, "key")
            mark = len(fresh)
        value = evaluate(walk, value_node)
        if type(key) is Const and type(key.value) is str:
            if type(value) is Const and literals.means_secret(key.value):
                value = keep_secret(walk, value, key.value)
            tell(walk, value, mark, "item", key.value)
            note_version(walk, key.value, value, value_node)
            if not numbered:
                note_given(walk, key.value, value, value_node, "item")
                if type(value) is not Const:  # a table of digests holds constants
                    note_field(walk, key, key_node)
        items.append((key, value))
    made = mapping(tuple(items))
    note_table(walk, made, node)
    note_keys(walk, made, node)
    return made


def items_of(walk: Walk, node: ast.List | ast.Tuple | ast.Set) -> Value:
    """A list, tuple or set."""
    values = tuple([EVALUATORS[type(item)](walk, item) for item in node.elts])
    made = sequence(values)
    if values and type(values[0]) is Const and type(values[0].value) is int:
        note_given(walk, "", made, node, "item")
    return made
