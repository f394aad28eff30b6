"""Operations on another system, and the verbs by which methods name them."""

from collections.abc import Sequence

from autodebt_lint.linking.naming import words

READ = "read"
WRITE = "write"
BOTH = "both"
CONNECT = "connect"
SIGN_IN = "sign-in"

READ_VERBS = frozenset(
    "get list fetch read search query find select retrieve download export describe iter iterate scan load pull count "
    "lookup report retrbinary receive peek history paginate walk stream head records all items snapshot children view open run".split()
)
WRITE_VERBS = frozenset(
    "create update upsert insert post put patch delete send add write upload publish push save set batch bulk import "
    "merge append remove sync replace destroy archive subscribe unsubscribe enqueue submit trigger copy move tag assign "
    "register mutate modify change schedule execute produce invite convert cancel close clear resize reply respond notify edit forward".split()
)
SIGN_IN_VERBS = frozenset(["login", "authenticate", "refresh"])
_HOW_MANY = frozenset(["batch", "bulk"])
CALLING_VERBS = frozenset(["call", "invoke", "request"])
SENDING_OFF = frozenset(["execute", "get", "result"])
"""Methods that, told nothing, send off what the calls before them have put together, or wait for it."""
PROCESSING_VERBS = frozenset(
    "generate embed complete chat converse rerank transcribe translate predict classify detect analyze".split()
)
"""What somebody is asked to do who answers and forgets; of anybody else's methods they tell nothing."""
_OPERATIONS = {
    **dict.fromkeys(CALLING_VERBS, BOTH),
    **dict.fromkeys(SIGN_IN_VERBS, SIGN_IN),
    **dict.fromkeys(READ_VERBS, READ),
    **dict.fromkeys(WRITE_VERBS, WRITE),
}
_FRAMES = frozenset(["df", "dataframe", "frame", "pandas"])
"""Words for a data frame in names of methods that make one of something, or something of one."""


def names_operation(name: str) -> bool:
    """Whether one of the first words of a name may be such a verb, or the last: ``stockItemUpdate``."""
    found = words(name)
    told = any(word in _OPERATIONS for word in (*found[:3], *found[-1:]))
    return told or processes(name) or _of_frames(found) is not None


def processes(name: str) -> bool:
    """Whether a method of a processor is called after what it does: ``generate_content``, ``chat``."""
    return not PROCESSING_VERBS.isdisjoint(words(name)[:1])


def verb_operation(name: str) -> str | None:
    """What a method does, by the first verb in its name; None when no word tells."""
    if name.startswith(("load_table", "load_data", "write_", "to_")):
        return WRITE
    found = words(name)
    told = [word for word in found if word in _OPERATIONS]
    plain = [word for word in told if word not in _HOW_MANY]  # ``batch_get`` gets
    return next((_OPERATIONS[word] for word in plain or told), _of_frames(found))


def _of_frames(found: Sequence[str]) -> str | None:
    """What a method does that is called after what it makes of what: ``df_to_sheet``, ``sheet_to_df``."""
    before, _, behind = " ".join(found).partition(" to ")
    if not behind:
        return None
    return WRITE if before in _FRAMES else READ if behind in _FRAMES else None
