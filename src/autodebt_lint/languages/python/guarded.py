"""What kind of work a ``try`` guards: that decides whether a failure there was to be expected."""

import ast
from collections.abc import Sequence

from autodebt_lint.languages.python.guards import says
from autodebt_lint.languages.python.shapes import (
    name_of,
    names_a_class,
    parts_of,
    text_of,
    words_of,
)

_PARSERS = frozenset(
    "int float str bool Decimal loads strptime fromisoformat parse split rsplit strip lower upper replace "
    "get decode encode index group match search literal_eval fromtimestamp utcfromtimestamp date datetime to_datetime "
    "to_numeric parse_date Fraction UUID ip_address isoparse len round b64decode unquote startswith "
    "endswith join format keys values items strftime find rfind lstrip rstrip title isdigit "
    "append rindex partition rpartition sub findall isinstance getattr next iter sorted min max sum timedelta "
    "urlparse urlsplit parse_qs parse_qsl safe_load fromstring netloc findtext item tolist normalize "
    "Timestamp Timedelta tz_convert tz_localize astype total_seconds to_pydatetime to_numpy dropna fillna "
    "timestamp replace astimezone localize utcoffset mktime to_date as_tuple quantize "
    "b64encode urlsafe_b64decode urlsafe_b64encode b32decode b85decode hexlify unhexlify fromhex from_bytes to_bytes "
    "unpack unpack_from pack pbkdf2_hmac scrypt md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s digest hexdigest "
    "compare_digest hashpw checkpw quote quote_plus unquote_plus urlencode".split()
)
_REMOVALS = frozenset(
    "remove unlink rmdir rmtree close kill terminate release mkdir makedirs cancel disconnect quit "
    "shutdown rollback unregister stop removeHandler replace rename".split()
)
_LOOK_UPS = frozenset(["KeyError", "IndexError", "TypeError", "AttributeError", "LookupError"])
_NEXT_KEYS = frozenset(
    "next paging pagination cursor cursors next_page nextPage nextPageToken next_page_token links nextRecordsUrl".split()
)
_DELETES = ("delete", "remove", "drop", "truncate")
#: What may stand beside a deletion: it looks for what is to go, sends a statement, or says so.
_BESIDE_DELETION = frozenset("query execute result".split())
_LOOKING = ("get", "find", "describe", "head")
_READS = frozenset(
    "open read load loads read_text read_bytes readlines readline exists stat listdir safe_load".split()
)
_OPENINGS = frozenset(["open", "read_text"])
_OWN_OPENINGS = frozenset(["open", "read_text", "read_bytes"])
"""Methods of a path by which its file is read."""
_DISCARDS = frozenset("unlink remove rename replace move".split())


def ends_paging(handler: ast.ExceptHandler, body: Sequence[ast.stmt], loop: ast.stmt) -> bool:
    """Whether a clause only ends a loop over pages because there is no next one.

    So it is when the guarded body looks the next page up, only a failed look-up is caught, and the
    clause leaves the loop or sets what the loop tests.
    """
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    if not all(part is not None and name_of(part) in _LOOK_UPS for part in caught):
        return False
    keys = {text_of(part.slice) for part in parts_of(body) if isinstance(part, ast.Subscript)}
    if keys.isdisjoint(_NEXT_KEYS):
        return False
    match handler.body:
        case [ast.Break()]:
            return True
        case [ast.Assign(targets=[ast.Name(id=target)])]:
            return isinstance(loop, ast.While) and target in set(words_of([loop.test]))
        case _:
            return False


def discards_broken(handler: ast.ExceptHandler, body: Sequence[ast.stmt]) -> bool:
    """Whether a clause puts a file out of the way that the guarded body reads: a cache that is broken.

    What the body does with the file besides is not looked at here.
    """
    read: set[str] = set()
    for part in parts_of(body):
        match part:
            case ast.Call(func=ast.Name(id="open"), args=[opened, *rest]) if _only_reads(rest):
                read.add(name_of(opened))
            case ast.Call(func=ast.Attribute(value=opened, attr=method), args=rest):
                if method in _OWN_OPENINGS and _only_reads(rest):
                    read.add(name_of(opened))
            case _:
                pass
    read.discard("")
    for part in parts_of(handler.body):
        match part:
            case ast.Call(func=ast.Attribute(value=whose, attr=method), args=args):
                if method in _DISCARDS and read & {name_of(it) for it in (whose, *args[:1])}:
                    return True
            case _:
                pass
    return False


def _only_reads(arguments: Sequence[ast.expr]) -> bool:
    """Whether a file is opened to be read: what comes after its name says no other mode."""
    mode = text_of(arguments[0]) if arguments else "r"
    return mode.startswith("r") and "+" not in mode


def work_of(body: Sequence[ast.stmt]) -> str:
    """Say what a ``try`` body does: ``import``, ``cleanup``, ``deletion``, ``parsing``, ``file`` or ``other``."""
    if any(isinstance(part, ast.Import | ast.ImportFrom) for part in body) and all(
        isinstance(part, ast.Import | ast.ImportFrom | ast.Pass)
        or (
            isinstance(part, ast.Assign)
            and not any(isinstance(p, ast.Call) for p in ast.walk(part))
        )
        for part in body
    ):
        return "import"
    names: set[str] = set()
    for node in parts_of(body):
        if isinstance(node, ast.Call):
            names.add(name_of(node.func))
        elif isinstance(node, ast.Await | ast.AsyncWith | ast.AsyncFor):
            return "other"
    if names and names <= _REMOVALS and len(body) <= 2:
        return "cleanup"
    if _only_deletes(body):
        return "deletion"
    if names <= _PARSERS:
        return "parsing"
    others = names - _PARSERS - _READS
    # A class only puts what was read into an object.
    if not names.isdisjoint(_OPENINGS) and all(map(names_a_class, others)):
        return "file"
    return "other"


def _only_deletes(body: Sequence[ast.stmt]) -> bool:
    """Whether a body does nothing but delete, by a method or by a statement, and tell so."""
    deletes = any(text_of(part).lower().startswith(_DELETES) for part in parts_of(body))
    for part in parts_of(body):
        if not isinstance(part, ast.Call):
            continue
        name = name_of(part.func).lower()
        if name.startswith(_DELETES):
            deletes = True
        elif not (name.startswith(_LOOKING) or name in _BESIDE_DELETION or says(part)):
            return False
    return deletes
