"""The database that a project's settings declare, for code whose framework makes the connection.

Models of Django name no driver and no address: ``DATABASES`` in the settings says what is behind them.
"""

import re
from collections.abc import Iterator

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import is_of_settings
from autodebt_lint.model.values import Const, Either, Item, Result, Value, inner_values, items_under

_DECLARED = "DATABASES"
_DEFAULT = "default"
_ENGINE = "ENGINE"
_DRIVER, _MYSQL = "pymysql.install_as_MySQLdb", "mysql"
"""The function by which a driver takes the place of the one that Django asks for, and its scheme."""
_SCHEME = re.compile(r"^([A-Za-z][\w+]*)://")
MAX_VALUES = 200
"""Values of one setting that are looked at."""


def declared_database(project: Project, knowledge: Knowledge) -> System | None:
    """The one database that settings of a project declare; None where there are several, or none."""
    found: dict[str, System] = {}
    declaring = [it for it in project.modules.values() if declares_database(it) and not it.is_test]
    for module in declaring:
        for scheme in _schemes(module, _default(module.bindings[_DECLARED])):
            system = knowledge.system_for_scheme(scheme)
            if system is not None:
                found[system.id] = system
    if declaring and not found:  # where the engine is a matter of configuration
        mysql = knowledge.system_for_scheme(_MYSQL)
        return mysql if any(map(replaces_driver, project.modules.values())) else None
    return next(iter(found.values())) if len(found) == 1 else None


def declares_database(module: Module) -> bool:
    """Whether a module of settings says what database there is."""
    return is_settings(module.path) and _DECLARED in module.bindings


def replaces_driver(module: Module) -> bool:
    """Whether a module puts a driver of MySQL in the place of the one that Django asks for."""
    return _DRIVER in module.facts.called


def is_settings(path: str) -> bool:
    """Whether a module holds settings, by its name or that of its folder: ``settings/base.py``."""
    return is_of_settings(path) or "/settings/" in f"/{path}"


def _schemes(module: Module, declared: Value) -> Iterator[str]:
    """What the declaration of a database says: its engine, or the scheme of its address."""
    waiting = [declared]
    for value in waiting:  # grows while it is gone through
        for item in items_under(value, _ENGINE):
            if type(item) is Const:
                yield from reversed(str(item.value).split("."))  # ``mysql.connector.django``
        if type(value) is Const and type(value.value) is str:
            scheme = _SCHEME.match(value.value)
            if scheme is not None:
                yield scheme.group(1)
        if type(value) is Result and len(waiting) < MAX_VALUES:
            call = module.call(value.call)
            if call is not None:
                waiting += call.given
        if len(waiting) < MAX_VALUES:
            waiting += inner_values(value)


def _default(declared: Value) -> Value:
    """The default one of several."""
    options = declared.options if type(declared) is Either else (declared,)
    for option in options:
        for item in items_under(option, _DEFAULT):
            return item
    return Item(declared, Const(_DEFAULT))
