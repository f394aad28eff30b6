"""What kind of work a ``try`` guards: that decides whether a failure there was to be expected."""

import ast
from collections.abc import Sequence

from autodebt_lint.languages.python.guards import says
from autodebt_lint.languages.python.shapes import name_of, parts_of, text_of, words_of

_PARSERS = frozenset(
    "int float str bool Decimal loads strptime fromisoformat parse split rsplit strip lower upper replace "
    "get decode encode index group match search literal_eval fromtimestamp date datetime to_datetime "
    "to_numeric parse_date Fraction UUID ip_address isoparse len round b64decode unquote startswith "
    "endswith join format keys values items strftime find rfind lstrip rstrip title isdigit "
    "partition rpartition sub findall isinstance getattr next iter sorted min max sum timedelta "
    "urlparse urlsplit parse_qs parse_qsl safe_load fromstring netloc findtext item tolist normalize "
    "Timestamp Timedelta tz_convert tz_localize astype total_seconds to_pydatetime to_numpy dropna fillna "
    "timestamp replace astimezone localize utcoffset mktime to_date as_tuple quantize".split()
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
    if names <= _PARSERS | _READS and not names.isdisjoint(_OPENINGS):
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
