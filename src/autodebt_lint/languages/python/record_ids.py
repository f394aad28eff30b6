"""Constants that look like the id of one record of a vendor: a list, an owner, a custom field."""

import functools

from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import RecordId
from autodebt_lint.model.values import Const, Value
from autodebt_lint.patterns import pattern

#: Beginnings of ids that speak for themselves.
SPEAKING = ("customfield_", "custom_field_", "UF_CRM_", "ufCrm", "act_", "ga:")
_SPEAKING = pattern(
    r"customfield_\d+|custom_field_\d+|UF_CRM_\w+|ufCrm\w*\d\w*|act_\d{5,}|ga:\d{5,}"
)

#: A spreadsheet's key, in the address of the sheet.
_SHEET = pattern(r"https://docs\.google\.com/spreadsheets/d/([\w-]{30,50})")
_BY_KEY = frozenset(["open_by_key"])

_RECORDS = (
    "list|pipeline|stage|owner|user|account|project|portal|hub|campaign|template|filter|location|field|form|audience|"
    "segment|workflow|board|channel|group|team|queue|view|sheet|spreadsheet|folder|database|workspace|customer|company|"
    "contact|deal|ticket|lead|brand|shop|site|org|organi[sz]ation|object|report|record_?type|assignee|property|"
    "issue_?type|calendar|survey|newsletter|tag|product|price|plan|association_?type|profile|dashboard|page|flow|sprint|"
    "space|opportunity|case|matter|playlist|warehouse|branch|department"
)
#: ``list_id``, ``listId``, ``HUBSPOT_OWNER_ID``, ``ownerid``.
_OF_RECORD = pattern(rf"(?:^|.*[_\-\s]|.*(?<=[a-z])(?=[A-Z]))(?i:(?:{_RECORDS})[_\s]?ids?)")
#: Names that hold an id without saying so.
_HOLDERS = frozenset(
    ["pipeline", "dealstage", "hs_pipeline_stage", "hs_pipeline", "spreadsheetid", "channel"]
)
_NUMBER = pattern(r"\d{2,}")
_LONG_NUMBER = pattern(r"\d{4,}")
#: A vendor's id that is no number: hexadecimal, Salesforce, Slack, a spreadsheet's key.
_CODE = pattern(
    r"(?=.*\d)(?:[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{10,32}|[a-zA-Z0-9]{15}(?:[A-Z0-9]{3})?"
    r"|[CGDUTW][A-Z0-9]{8,10}|[A-Za-z0-9_-]{40,50}|\d[\d-]{6,}\d)"
)
_SLACK = pattern(r"[CGDU](?=[A-Z0-9]*\d)[A-Z0-9]{8,10}")
_SMALLEST = 2
_SMALLEST_PLAIN = 100_000


def note_given(walk: Walk, key: str, value: Value, node: Located, form: str) -> None:
    """Write down what looks like a record's id, given to `key` or compared with it.

    Args:
        walk: the walk.
        key: name of the argument, key, variable or attribute.
        value: what it is given.
        node: the expression that is the value.
        form: ``argument``, ``item``, ``bound`` or ``compared``.
    """
    if type(value) is Const and _is_id(key, value.value):
        _note(walk, str(value.value), key, node, form)


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


def _note(walk: Walk, text: str, key: str, node: Located, form: str) -> None:
    frame = walk.frame
    place = walk.locate(node)
    walk.record_ids.append(RecordId(text, key, form, place, frame.name, frame.reachable))


def _is_id(key: str, value: object) -> bool:
    if type(value) is int:
        if key == "id":
            return value >= _SMALLEST_PLAIN
        return value >= _SMALLEST and means_record(key)
    if type(value) is not str or not 2 <= len(value) <= 50:
        return False
    if key == "id":
        return False
    if means_record(key):
        return _NUMBER.fullmatch(value) is not None or _CODE.fullmatch(value) is not None
    if key.lower() in _HOLDERS:
        shape = _SLACK if key.lower() == "channel" else _LONG_NUMBER
        return shape.fullmatch(value) is not None
    return False


@functools.lru_cache(maxsize=4_096)
def means_record(name: str) -> bool:
    """Whether a name means the id of one record."""
    return name[-1:] in "dDsS" and _OF_RECORD.fullmatch(name) is not None
