"""Functions in which a job begins: by name, by decorator."""

from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import last_name, last_part

ENTRY_NAMES = frozenset(
    "main run handler lambda_handler execute cli entrypoint entry_point".split()
)
_DECORATORS = frozenset(
    "task dag flow job command cli_task shared_task periodic_task scheduled_job on_event cloud_event http "
    "asset op sensor schedule timer_trigger callback main click".split()
)


def is_named_entry(function: FunctionEntry) -> bool:
    """Whether a function has a name that jobs begin with."""
    return last_part(function.name) in ENTRY_NAMES


def is_decorated_entry(function: FunctionEntry) -> bool:
    """Whether a decorator hands a function to a scheduler, a server or a command line."""
    return any(last_name(decorator) in _DECORATORS for decorator in function.facts.decorators)
