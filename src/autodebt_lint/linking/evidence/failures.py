"""Whether an exception handler hides the failure, tells it, or is right to do what it does.

What the handler does is in the facts. Whether that is right depends on what it guards, on what
it catches, on where it stands, and on what the team counts as told.
"""

import enum

from autodebt_lint.model.facts import Handler, Handling
from autodebt_lint.settings import Settings

_EXPECTED = frozenset(
    "Empty Full StopIteration StopAsyncIteration KeyboardInterrupt GeneratorExit CancelledError ImportError "
    "ModuleNotFoundError FileExistsError ProcessLookupError DoesNotExist ObjectDoesNotExist NoResultFound "
    "NoSuchElementException ChildProcessError InterruptedError SystemExit EOFError NotADirectoryError ResourceExistsError "
    "IntegrityError UniqueViolation DuplicateKeyError AlreadyExists Conflict".split()
)
_MISSING_FILE = frozenset(
    ["FileNotFoundError", "FileExistsError", "NotADirectoryError", "IsADirectoryError"]
)
_BAD_VALUE = frozenset(
    "ValueError TypeError KeyError IndexError AttributeError JSONDecodeError UnicodeError UnicodeDecodeError "
    "UnicodeEncodeError OverflowError ArithmeticError ZeroDivisionError InvalidOperation LookupError NameError "
    "ParserError DecimalException binascii.Error ParseError NoOptionError NoSectionError SyntaxError AssertionError".split()
)
#: That something is not there, which is what a deletion wants.
_GONE = frozenset(
    "NotFound NotFoundError NotFoundException ResourceNotFound ResourceNotFoundError ResourceNotFoundException NoSuchKey "
    "NoSuchBucket NoSuchEntity DoesNotExist ObjectDoesNotExist KeyError HTTPNotFound".split()
)
#: What a client raises for an answer of the other side, and never for the lack of one.
_ANSWERS = _GONE | frozenset(
    "AlreadyExists Conflict BadRequest Forbidden Unauthorized PermissionDenied InvalidArgument IntegrityError "
    "UniqueViolation DuplicateKeyError ResourceExistsError".split()
)
_ANSWER_ENDINGS = tuple(
    f"{refused}{ending}"
    for refused in ("NotFound", "BadRequest", "Forbidden", "Unauthorized", "AlreadyExists")
    for ending in ("", "Error", "Exception")
)
_CATCH_ALL = frozenset(["Exception", "BaseException"])
_HONEST = frozenset([Handling.REPORTS, Handling.RECOVERS])


class Treatment(enum.Enum):
    """How a handler treats the failure."""

    RIGHT = "right"
    """Raises it again, or deals with what was to be expected, or tells it where that is enough."""
    TELLS = "tells"
    """Counts, records or hands back the failure, or does something else instead."""
    HIDES = "hides"


def caught_names(handler: Handler) -> list[str]:
    """Last names of what a handler catches; none where it catches everything."""
    return [name.rpartition(".")[2] for name in handler.catches]


def catches_everything(handler: Handler) -> bool:
    """Whether a handler is bare, or catches `Exception` or `BaseException`."""
    return not handler.catches or not _CATCH_ALL.isdisjoint(handler.catches)


def catches_bad_values(handler: Handler) -> bool:
    """Whether a handler catches only what a wrong value raises."""
    names = caught_names(handler)
    return bool(names) and all(name in _BAD_VALUE for name in names)


def catches_answers(handler: Handler) -> bool:
    """Whether a handler catches only what tells of an answer: the other side could be reached."""
    names = caught_names(handler)
    return bool(names) and all(name in _ANSWERS or name.endswith(_ANSWER_ENDINGS) for name in names)


def treatment(handler: Handler, settings: Settings, *, at_boundary: bool) -> Treatment:
    """Judge a handler.

    Args:
        handler: the handler.
        settings: what the team counts as told.
        at_boundary: a job begins in the function that holds it.
    """
    if not handler.reachable or handler.handling is Handling.RAISES:
        return Treatment.RIGHT
    names = caught_names(handler)
    if names and all(name in _EXPECTED for name in names):
        return Treatment.RIGHT
    if names and all(name in _MISSING_FILE for name in names):
        # A default does for a file that is not there; the end of the program with status 0 does not.
        ends = handler.handling is Handling.EXITS_CLEAN
        return Treatment.HIDES if ends else Treatment.RIGHT
    if handler.work in {"import", "cleanup"}:
        return Treatment.RIGHT
    if handler.work == "deletion" and names and all(name in _GONE for name in names):
        return Treatment.RIGHT
    if _is_told(handler, settings, at_boundary=at_boundary):
        return Treatment.RIGHT
    return Treatment.TELLS if handler.handling in _HONEST else Treatment.HIDES


def _is_told(handler: Handler, settings: Settings, *, at_boundary: bool) -> bool:
    """Whether the handler reports, or says what the option `log-is-enough` accepts."""
    if any(_fits(name, pattern) for name in handler.calls for pattern in settings.reporting_calls):
        return True
    mode = settings.log_is_enough
    if mode == "always":
        return handler.handling in (Handling.LOGS_TRACE, Handling.LOGS)
    if mode == "never" or not is_enough_at_boundary(handler):
        return False
    return at_boundary


def is_enough_at_boundary(handler: Handler) -> bool:
    """Whether what a handler does suffices where a job begins: nobody above it is left to tell."""
    if handler.told_at_end:
        return handler.handling in _HONEST
    if not handler.loud or not handler.outermost:
        return False
    return handler.handling in _HONEST or handler.handling is Handling.LOGS_TRACE


def _fits(name: str, pattern: str) -> bool:
    """Whether a called name is one that reports: ``*.notify_ops`` fits whatever it is called on."""
    last = pattern.rpartition(".")[2]
    if pattern.startswith("*."):
        return name == last or name.endswith(f".{last}")
    return name in (pattern, last)
