"""What is done with the results of calls: any of them may be a response.

The order counts: a body read before the status was looked at is unchecked. So the environment
remembers, path by path, the calls whose status has been looked at (see `scopes`).
"""

from autodebt_lint.languages.python.places import Located
from autodebt_lint.languages.python.values import results
from autodebt_lint.languages.python.walk import Walk
from autodebt_lint.model.facts import ResultUse, Use
from autodebt_lint.model.values import NONE, Dict, Either, Param, Result, Seq, Value

MAX_USES = 12

_STATUS = frozenset(
    "status_code ok raise_for_status status reason is_success is_error is_client_error is_server_error "
    "getcode code error_for_status has_error errors".split()
)
_BODY = frozenset(
    "json text content iter_lines iter_content raw read iter_bytes iter_text aiter_bytes aiter_lines "
    "aread data readlines iter_any".split()
)
#: Attributes of a response, and what reading one of them looks at.
LOOKS_AT = (
    dict.fromkeys(_BODY, Use.BODY_CHECKED)
    | dict.fromkeys(["text", "content"], Use.TEXT_CHECKED)
    | dict.fromkeys(["headers", "cookies"], Use.TEXT_CHECKED)
    | dict.fromkeys(_STATUS, Use.STATUS)
)
#: Of these a function that is given the answer may read some whatever its status is: how many calls are left.
ASIDE = frozenset(["headers", "cookies"])
#: The same use where nobody looked at the status before.
_UNCHECKED = {Use.BODY_CHECKED: Use.BODY_UNCHECKED, Use.TEXT_CHECKED: Use.TEXT_UNCHECKED}

#: Values that may be, or directly hold, the result of a call.
MAY_HOLD_RESULT = frozenset([Result, Either, Seq, Dict])


def look_at(walk: Walk, base: Value, use: Use, node: Located) -> None:
    """Note that the status or the body of a possible response was looked at.

    A body counts as checked only where the status was looked at before.
    """
    if type(base) is Param:
        uses = walk.frame.param_uses.setdefault(base.name, [])
        if use is not Use.STATUS and not any(known.use is Use.STATUS for known in uses):
            use = _UNCHECKED[use]
        uses.append(ResultUse(use, walk.locate(node)))
        return
    if type(base) is not Result and type(base) is not Either:
        return
    env = walk.frame.env
    for result in results(base):
        if use is Use.STATUS:
            env[result.call] = NONE
            note_use(walk, result.call, use, node)
        else:
            note_use(walk, result.call, use if result.call in env else _UNCHECKED[use], node)


def look_at_truth(walk: Walk, value: Value, node: Located) -> None:
    """Note a truth test: of a response, it looks at the status."""
    if type(value) is Result or type(value) is Either or type(value) is Param:
        look_at(walk, value, Use.STATUS, node)


def look_inside(walk: Walk, value: Value, node: Located) -> None:
    """Note that something in the result of a call was looked at: by a key, in a loop, in a text."""
    if type(value) is Result:
        note_use(walk, value.call, Use.INSIDE, node)
    elif type(value) is Either:
        for result in results(value):
            note_use(walk, result.call, Use.INSIDE, node)


def escape(walk: Walk, value: Value, use: Use, node: Located, detail: int = -1) -> None:
    """Note that `value`, or results held directly in it, left the frame's sight."""
    if type(value) is Result:
        note_use(walk, value.call, use, node, detail)
    elif type(value) is Either:
        for result in results(value):
            note_use(walk, result.call, use, node, detail)
    elif type(value) is Seq:
        for item in value.items:
            if type(item) is Result:
                note_use(walk, item.call, use, node, detail)
    elif type(value) is Dict:
        for _, item in value.items:
            if type(item) is Result:
                note_use(walk, item.call, use, node, detail)


def note_use(walk: Walk, call: int, use: Use, node: Located, detail: int = -1) -> None:
    """Append one use of the result of the call with the number `call`."""
    uses = walk.frame.uses.setdefault(call, [])
    if len(uses) < MAX_USES:
        uses.append(ResultUse(use, walk.locate(node), detail))
