"""Literals of interest, and how the code uses them.

A literal gets a record when it is met. Whoever then consumes the value that it became part of (an
argument, a name, a comparison) tells the record so: directly while the literal is fresh, which is
until the statement ends, and afterwards by the place or the name that the value carries.
"""

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.records import Detail, LiteralRecord
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import UNKNOWN, Attr, Const, Either, Param, Seq, Symbol, Text, Value

CREDENTIAL_NAMES = frozenset(["auth", "basic_auth", "http_auth"])
_MAY_BE_VERSION = frozenset([Const, Symbol, Text, Attr, Param])


def record(walk: Walk, content: str, place: Place, kind: str, value: Value) -> LiteralRecord:
    """Start, or find, the record of an interesting literal."""
    found = walk.literals.get(place)
    if found is None:
        frame = walk.frame
        found = LiteralRecord(
            content, place, kind, value, scope=frame.name, reachable=frame.reachable
        )
        walk.literals[place] = found
    elif kind != "address":
        found.kind, found.text = kind, content
    walk.fresh.append(found)
    return found


def tell(walk: Walk, value: Value, mark: int, kind: str, detail: Detail = "") -> None:
    """Tell the literals in `value` how they are used.

    Args:
        walk: the walk.
        value: what is used.
        mark: length of the fresh records before `value` was evaluated.
        kind: kind of the sink.
        detail: what the sink says beside its kind.
    """
    told = walk.fresh[mark:]
    for fresh in told:
        fresh.sinks.append((kind, detail))
    first = value.parts[0] if type(value) is Text else value
    found = None
    if type(first) is Const:
        if first.place is not None:
            found = walk.literals.get(first.place)
    elif type(first) is Symbol:
        found = walk.named_literals.get(first.name)
    if found is not None and found not in told:
        found.sinks.append((kind, detail))


def tell_whole(walk: Walk, value: Value, mark: int) -> None:
    """Let fresh literals that went into a longer string know the whole, or that they are inside."""
    if type(value) is not Text:
        return
    first = value.parts[0]
    for fresh in walk.fresh[mark:]:
        if fresh.kind == "address":
            if type(first) is Const and first.place == fresh.place:
                fresh.value = value
            elif not (type(first) is Const and first.value == ""):
                fresh.sinks.append(("embedded", ""))


def keep_secret(walk: Walk, value: Value, name: str) -> Value:
    """Mask `value` if the name that holds it makes it a secret, and record it."""
    if type(value) is not Const or type(value.value) is not str or value.place is None:
        return value
    if value.value.endswith("****") or not literals.is_secret(name, value.value):
        return value
    hidden = literals.mask(value.value)
    record(walk, hidden, value.place, "name", UNKNOWN).sinks.append(("secret", name))
    return Const(hidden, value.place)


def keep_pair(walk: Walk, value: Seq) -> Seq:
    """Mask the second of a user and a password."""
    if len(value.items) != 2:
        return value
    user, password = value.items
    return Seq((user, keep_secret(walk, password, "password")))


def keep_joined_secret(walk: Walk, value: Value) -> Value:
    """Mask a part of a joined text that stands where a password or a token stands.

    That is between ``://user:`` and ``@``, and behind ``Bearer`` and its like.
    """
    if type(value) is not Text:
        return value
    parts = list(value.parts)
    before = ""
    for index, part in enumerate(parts):
        known = part.value if type(part) is Const and type(part.value) is str else ""
        following = parts[index + 1] if index + 1 < len(parts) else None
        after = following.value if type(following) is Const and type(following.value) is str else ""
        in_login = "://" in before and before.endswith(":") and after.startswith("@")
        if known and (in_login or literals.ends_in_scheme(before)):
            parts[index] = keep_secret(walk, part, "password" if in_login else "authorization")
        before += known or literals.UNKNOWN_PART
    return Text(tuple(parts))


def bound(walk: Walk, name: str, value: Value) -> Value:
    """Tell the literals in `value` the name they are bound to, and mask a secret."""
    if type(value) is Seq and name in CREDENTIAL_NAMES:
        value = keep_pair(walk, value)
    elif (type(value) is Const or type(value) is Either) and literals.means_secret(name):
        if type(value) is Either:
            value = Either(tuple([keep_secret(walk, option, name) for option in value.options]))
        else:
            value = keep_secret(walk, value, name)
    if walk.fresh or type(value) is Const or type(value) is Symbol:
        tell(walk, value, 0, "bound", name)
    return value


def _names_version(key: str) -> bool:
    return key[-7:].lower() == "version" or key.lower() == "revision"


def note_version(walk: Walk, key: str, value: Value, node: Located) -> None:
    """Record what is kept under a key that names a version: a header may fix one."""
    if not _names_version(key) or type(value) not in _MAY_BE_VERSION:
        return
    known = value.place if type(value) is Const else None
    place = walk.locate(node) if known is None else known
    if place not in walk.literals:
        record(walk, key, place, "version", value).sinks.append(("item", key))
