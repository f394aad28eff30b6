"""Constants that look like the id of one record of a vendor: a list, an owner, a custom field."""

import ast
import functools
from collections.abc import Iterator, Sequence

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import RecordId
from autodebt_lint.model.values import Const, Dict, Seq, Symbol, Value
from autodebt_lint.patterns import pattern

#: Beginnings of ids that speak for themselves.
SPEAKING = (
    *("customfield_", "custom_field_", "UF_CRM_", "ufCrm", "act_", "ga:"),
    *("app", "tbl", "viw", "fld", "00", "01", "500", "701"),
)
#: Airtable's, of 17 characters, and Salesforce's, of 15 or 18, hold digits and capitals.
_SPEAKING = pattern(
    r"customfield_\d+|custom_field_\d+|UF_CRM_\w+|ufCrm\w*\d\w*|act_\d{5,}|ga:\d{5,}"
    r"|(?:app|tbl|viw|fld)(?=\w*\d)(?=\w*[A-Z])[A-Za-z0-9]{14}"
    r"|(?:0[01][0-9A-Za-z]|500|701)(?=\w*0000)(?=\w*[A-Za-z])[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?"
)

#: A custom field of Pipedrive, or a part of one (``..._currency``), or of ClickUp, where a record is asked
#: for it: as a value the same text may be any digest.
_FIELD_KEY = pattern(
    r"(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{40}(?:_[a-z_]+)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)

#: A spreadsheet's key, in the address of the sheet.
_SHEET = pattern(r"https://docs\.google\.com/spreadsheets/d/([\w-]{30,50})")
_BY_KEY = frozenset(["open_by_key"])

_RECORDS = (
    "list|pipeline|stage|owner|user|account|project|portal|hub|campaign|template|filter|location|field|form|audience|"
    "segment|workflow|board|channel|group|team|queue|view|sheet|spreadsheet|folder|database|workspace|customer|company|"
    "contact|deal|ticket|lead|brand|shop|site|org|organi[sz]ation|object|report|record_?type|assignee|property|"
    "issue_?type|calendar|survey|newsletter|tag|product|price|plan|association_?type|profile|dashboard|page|flow|sprint|"
    "space|opportunity|case|matter|playlist|warehouse|branch|department|inbox|member|card|sequence|store|partner|"
    "category|program|collection|label|subscription|journal|subsidiary|topic|vendor|supplier|question|answer|response|"
    "activity|course|webinar|activist_code"
)
#: ``list_id``, ``listId``, ``HUBSPOT_OWNER_ID``, ``ownerid``; and ``idList``, ``id_site``.
_OF_RECORD = pattern(
    rf"(?:^|.*[_\-\s]|.*(?<=[a-z])(?=[A-Z]))(?i:(?:{_RECORDS})[_\s]?u?ids?)|(?i:ids?_?(?:{_RECORDS})s?)"
)
#: ``PIPELINE_STAGE``, ``owners``: a table of such records by their ids.
_RECORD_TABLE = pattern(rf"(?i)(?:.*[_\W])?(?:{_RECORDS})(?:s|es|_map|_names?|_by_id)?")
#: Names that hold an id without saying so.
_HOLDERS = frozenset(
    ["pipeline", "dealstage", "hs_pipeline_stage", "hs_pipeline", "spreadsheetid", "channel"]
)
_NUMBER = pattern(r"\d{2,}")
_LONG_NUMBER = pattern(r"\d{4,}")
#: A vendor's id that is no number: hexadecimal, Salesforce, a file of Google Drive, a template of SendGrid, Slack,
#: a spreadsheet's key.
_CODE = pattern(
    r"(?=.*\d)(?:[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{10,32}|[a-zA-Z0-9]{15}(?:[A-Z0-9]{3})?"
    r"|(?=.*[A-Z])(?:0[AB][\w-]{17,26}|1[\w-]{32})|d-[0-9a-f]{32}"
    r"|[CGDUTW][A-Z0-9]{8,10}|[CGDUTW]0[A-Z0-9]{4,6}|[A-Za-z0-9_-]{40,50}|\d[\d-]{6,}\d)"
)
_SLACK = pattern(r"[CGDU](?=[A-Z0-9]*\d)[A-Z0-9]{8,10}")
_SMALLEST = 2
"""1 asks for a field of a document, or begins to count; only as an argument it is an id."""
_FEWEST_NUMBERED = 3
_SMALLEST_PLAIN = 100_000
_SMALLEST_NUMBER = 10_000
_SMALLEST_BARE = 10_000_000_000
"""A number that is written out in full, and so is an id under any name that means no other quantity."""
_OTHER_QUANTITY = pattern(
    r"(?i)phone|mobile|time|date|stamp|epoch|since|until|size|byte|limit|amount|price|total|barcode|offset|count|number|"
    r"serial|(?<![a-z])(?:tel|fax|start|end|max|min|seed|ean|gtin|upc|isbn|sku|vat|tax|iban|zip|cnpj|cpf|imei|at|ms)(?![a-z])"
)
#: What no table of records has among its keys.
_OTHER_KEY = pattern(
    r"(?i)client|tenant|token|secret|hash|md5|etag|digest|commit|version|uuid|guid|(?<![a-z])(?:app|sha)(?![a-z])"
)
#: An id in a table of ids: hexadecimal, a long number, Salesforce's, Slack's.
_IN_TABLE = pattern(
    r"(?=.*\d)(?:[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{24}|[0-9a-f]{40}"
    r"|(?:00|01|50|70)[0-9A-Za-z]{13}(?:[A-Z0-5]{3})?|[CGDUW]0[A-Z0-9]{7,9})"
    r"|(?!(?:19|20)\d\d[01]\d[0-3]\d$)\d{8,20}"  # a day is no id
)
#: Any name that says it holds an id: ``slack_id``.
_ANY_ID = pattern(r"(?:.*[_\-\s]|.*[a-z](?=I))?[iI][dD]s?|.*_ID[sS]?")

#: In a path: ``/lists/4711/contacts``. In a whole address the account belongs to the endpoint.
_IN_PATH = pattern(
    rf"/(?:[\w-]*(?i:{_RECORDS})(?:s|es)?|vid)/(?!(?:19|20)\d\d(?!\d))(\d{{3,}})(?=[/?.]|$)"
)
_IN_ADDRESS = pattern(
    r"(?i)(?:list|board|pipeline|form|campaign|template|segment|audience|contact|deal|ticket|owner|workflow)s?/"
)
#: In a query: ``boards(ids: [1234567])``, ``OwnerId = '005…'``.
_IN_QUERY = pattern(
    r"\bids?\s*:\s*\[?\s*\\?[\"']?(\d{6,})"
    r"|\b\w*Id\s*(?:=|!=|IN\s*\()\s*'((?:(?:00|01|50|70)[0-9A-Za-z]|a[0-9A-Za-z]{2})[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?)'"
)


_LONGEST_SHOWN = 20
MAX_EACH = 25
"""Ids in one list or table that are reported one by one."""

#: Kinds of values in which `note_given` finds something.
MAY_BE_IDS = frozenset([Const, Seq, Dict])


def note_given(walk: Walk, key: str, value: Value, node: Located, form: str) -> None:
    """Write down what looks like a record's id, given to `key` or compared with it.

    Args:
        walk: the walk.
        key: name of the argument, key, variable or attribute.
        value: what it is given.
        node: the expression that is the value.
        form: ``argument``, ``item``, ``bound`` or ``compared``.
    """
    if type(value) is Const:
        if _is_id(key, value.value, form):
            _note(walk, _shown(value.value, key), key, node, form)
    elif type(value) in MAY_BE_IDS and (not key or means_record(key)):
        held = [
            (item.value, element)
            for item, element in _held(value, node)
            if type(item) is Const and _is_id(key, item.value, form)
        ]
        _note_all(walk, held, key, form)
    if form == "bound" and type(value) is Dict and _RECORD_TABLE.fullmatch(key):
        _note_numbered(walk, value, node)


def _note_numbered(walk: Walk, value: Dict, node: Located) -> None:
    """Write down the numbers by which a table names records: ``STAGES = {2862826: "won"}``."""
    if type(node) is not ast.Dict or not 2 <= len(value.items) == len(node.keys):
        return
    held: list[tuple[object, ast.expr]] = []
    for (key, _), at in zip(value.items, node.keys, strict=True):
        number = key.value if type(key) is Const else None
        if at is None or not str(number).isdigit() or int(str(number)) < _SMALLEST_NUMBER:
            return
        held.append((number, at))
    _note_all(walk, held, "", "key")


def _held(value: Value, node: Located) -> Iterator[tuple[Value, ast.expr]]:
    """What a list or dictionary that is written out holds, each value with its expression."""
    if type(value) is Seq and isinstance(node, ast.List | ast.Tuple | ast.Set):
        yield from zip(value.items, node.elts, strict=False)
    elif type(value) is Dict and type(node) is ast.Dict:
        yield from zip([item for _, item in value.items], node.values, strict=False)


def _note_all(walk: Walk, held: Sequence[tuple[object, ast.expr]], key: str, form: str) -> None:
    """Write down the ids in one list or table; many of them are one fault, at the first."""
    if len(held) > MAX_EACH:
        first, node = held[0]
        _note(walk, f"{_shown(first, key)} (the first of {len(held)})", key, node, form)
        return
    for content, node in held:
        _note(walk, _shown(content, key), key, node, form)


def _shown(content: object, key: str) -> str:
    """An id as it may be written down.

    A long one that no name calls a record's may be a token after all.
    """
    text = str(content)
    safe = len(text) < _LONGEST_SHOWN or text.isdigit() or means_record(key)
    return text if safe else literals.mask(text)


def note_table(walk: Walk, value: Value, node: ast.Dict) -> None:
    """Write down the values of a dictionary that holds nothing but ids, whatever its keys are."""
    if type(value) is not Dict or not 2 <= len(value.items) == len(node.values):
        return
    for key, item in value.items:
        if type(item) is not Const or not _fits_table(item.value):
            return
        name = key.value if type(key) is Const and type(key.value) is str else ""
        number = type(item.value) is int or str(item.value).isdigit()
        if (_OTHER_QUANTITY if number else _OTHER_KEY).search(name):
            return
    held = [(item.value, at) for item, at in _held(value, node) if type(item) is Const]
    _note_all(walk, held, "", "item")


def are_numbered(node: ast.Dict) -> bool:
    """Whether a dictionary only numbers its keys, as columns are: ``{"date": 6, "owner_id": 7, "name": 8}``."""
    if len(node.values) < _FEWEST_NUMBERED:
        return False
    numbers = [item.value if type(item) is ast.Constant else None for item in node.values]
    first = numbers[0]
    return type(first) is int and numbers == list(range(first, first + len(numbers)))


def note_keys(walk: Walk, value: Value, node: ast.Dict) -> None:
    """Write down the keys of a dictionary of which each is an id."""
    if type(value) is not Dict or not 2 <= len(value.items) == len(node.keys):
        return
    held: list[tuple[object, ast.expr]] = []
    for (key, _), at in zip(value.items, node.keys, strict=True):
        if type(key) is not Const or at is None or not _fits_table(key.value):
            return
        held.append((key.value, at))
    _note_all(walk, held, "", "key")


def _fits_table(value: object) -> bool:
    if type(value) is int:
        return value % 1000 != 0 and _fits_table(str(value))
    return type(value) is str and _IN_TABLE.fullmatch(value) is not None


def note_written(walk: Walk, text: str, node: Located) -> None:
    """Write down the ids in the text of a path or a query."""
    if "/" in text and " " not in text:
        for found in _IN_PATH.finditer(text):
            if "://" not in text or _IN_ADDRESS.search(found[0]):
                _note(walk, found[1], "", node, "named")
    elif "id" in text or "Id" in text:
        for found in _IN_QUERY.finditer(text):
            _note(walk, found[1] or found[2], "", node, "named")


def note_sheet(walk: Walk, address: str, node: Located) -> None:
    """Write down the key in a spreadsheet's address."""
    found = _SHEET.match(address)
    if found is not None:
        _note(walk, found[1], "spreadsheet", node, "named")


def note_opened(walk: Walk, callee: str, value: Value, node: Located) -> None:
    """Write down the key by which a spreadsheet is opened."""
    if callee in _BY_KEY and type(value) is Const and type(value.value) is str:
        _note(walk, value.value, "spreadsheet", node, "argument")


def note_speaking(walk: Walk, text: str, node: Located) -> None:
    """Write down a key or attribute that is the id of a custom field or of an account."""
    if _SPEAKING.fullmatch(text):
        _note(walk, text, "", node, "named")


def note_field(walk: Walk, key: Value, node: Located) -> None:
    """Write down the key under which a record holds a custom field: ``person["f9c6...bcc6c"]``.

    It stands where the text does, which may have a name.
    """
    if type(key) is Symbol:
        key = walk.bindings.get(key.name.removeprefix(":"), key)
    text = key.value if type(key) is Const else None
    if type(key) is Const and type(text) is str and _FIELD_KEY.fullmatch(text):
        frame = walk.frame
        place = key.place or walk.locate(node)
        walk.record_ids.append(RecordId(text, "", "named", place, frame.name, frame.reachable))


def _note(walk: Walk, text: str, key: str, node: Located, form: str) -> None:
    frame = walk.frame
    place = walk.locate(node)
    walk.record_ids.append(RecordId(text, key, form, place, frame.name, frame.reachable))


def _is_id(key: str, value: object, form: str) -> bool:
    if type(value) is int:
        if key == "id":
            return value >= _SMALLEST_PLAIN
        if value >= _SMALLEST_BARE and value % 1000 and not _OTHER_QUANTITY.search(key):
            return True
        smallest = 1 if form == "argument" else _SMALLEST
        return value >= smallest and means_record(key)
    if type(value) is not str or not 2 <= len(value) <= 50:
        return False
    if key == "id":
        return False
    if _ANY_ID.fullmatch(key) and not _OTHER_KEY.search(key) and _fits_table(value):
        return True
    if means_record(key):
        return _NUMBER.fullmatch(value) is not None or _CODE.fullmatch(value) is not None
    if key.lower() in _HOLDERS:
        shape = _SLACK if key.lower() == "channel" else _LONG_NUMBER
        return shape.fullmatch(value) is not None
    return False


@functools.lru_cache(maxsize=4_096)
def means_record(name: str) -> bool:
    """Whether a name means the id of one record."""
    may = name[-1:] in "dDsS" or name[:2].lower() == "id"
    return may and _OF_RECORD.fullmatch(name) is not None
