"""Handler that hides the failure.

## What it does
Reports handlers, and `contextlib.suppress`, after which nobody can know that something failed:
`pass`, `continue`, a default returned or assigned, only a print or a log and then on, or an exit
with status 0. A re-raise, a count, a record of the failure, an error handed back, a dead letter, a
fall-back that does real work and the cleanup of what may be gone do not count, nor does expected
control flow. At the outermost boundary of a job a log with a traceback is enough (option
`log-is-enough`).

## Why is this bad?
The job reports success and the data is missing; somebody finds out weeks later, from a customer.

## Example
```python
import requests


def owners():
    try:
        response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
        response.raise_for_status()
        return response.json()
    except requests.RequestException as error:
        print(error)
        return []
```

## Use instead
```python
import requests


def owners():
    response = requests.get("https://api.hubapi.com/crm/v3/owners", timeout=10)
    response.raise_for_status()
    return response.json()
```

## Fix safety
Letting the failure through changes what the script does, so it is unsafe.

## Season
In a peak a failure that is seen costs minutes, one that is hidden costs orders.

## References
- https://docs.python.org/3/tutorial/errors.html
"""

from autodebt_lint.api import (
    Confidence,
    Finding,
    Handler,
    Handling,
    Iterator,
    LinkedModule,
    Rule,
    Severity,
)

rule = Rule("ADL303", __name__, severity=Severity.MEDIUM, effort=15, doc=__doc__)

_HIDES = {
    Handling.SILENT: "ignores the failure",
    Handling.DEFAULT: "replaces the failure by a default",
    Handling.PRINTS: "prints the failure and goes on",
    Handling.LOGS: "logs the failure and goes on",
    Handling.LOGS_TRACE: "logs the failure and goes on",
    Handling.EXITS_CLEAN: "exits with status 0 after a failure",
}
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


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report handlers by what they do, unless what they guard makes it right."""
    for handler in module.facts.handlers:
        if handler.handling not in _HIDES or not handler.reachable:
            continue
        names = [name.rpartition(".")[2] for name in handler.catches]
        if names and all(name in _EXPECTED for name in names):
            continue
        if handler.work in {"import", "cleanup"}:
            continue
        if names and all(name in _MISSING_FILE for name in names):
            continue
        if _is_told(module, handler):
            continue
        remote = module.remote_calls_guarded_by(handler)
        bad_value = names and all(name in _BAD_VALUE for name in names)
        severity, reason = rule.severity, ""
        local = bad_value or handler.work in {"parsing", "file"}
        if local and not remote and not module.reaches_remote(handler):
            severity, reason = Severity.INFO, "bad value in local work"
        what = "contextlib.suppress" if handler.form == "suppress" else "the handler"
        caught = ", ".join(names) if names else "everything"
        yield rule.finding(
            module.path,
            handler.place,
            f"{what} of {caught} {_HIDES[handler.handling]}; re-raise it, or count and report it",
            severity=severity,
            reason=reason,
            confidence=Confidence.HIGH,
            system=remote[0].systems[0].id if remote and remote[0].systems else None,
            scope=handler.scope,
        )


def _fits(name: str, pattern: str) -> bool:
    """Whether a called name is one that reports: ``*.notify_ops`` fits whatever it is called on."""
    last = pattern.rpartition(".")[2]
    if pattern.startswith("*."):
        return name == last or name.endswith(f".{last}")
    return name in (pattern, last)


def _is_told(module: LinkedModule, handler: Handler) -> bool:
    """Whether the handler reports, or says what the option `log-is-enough` accepts."""
    if any(
        _fits(name, pattern)
        for name in handler.calls
        for pattern in module.settings.reporting_calls
    ):
        return True
    mode = module.settings.log_is_enough
    handling = handler.handling
    if mode == "always":
        return handling in (Handling.LOGS_TRACE, Handling.LOGS)
    if mode == "never" or handling is not Handling.LOGS_TRACE:
        return False
    return handler.outermost and module.is_entry(handler.scope)
