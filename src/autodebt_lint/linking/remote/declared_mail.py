"""The service that sends the mails of a project whose framework is only told of it in the settings.

``EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"``: what `django.core.mail` is given goes there.
"""

from collections.abc import Iterator

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.remote.declared_databases import is_settings
from autodebt_lint.model.values import Const, Either, Value

_DECLARED = "EMAIL_BACKEND"
FRAMEWORK = "django.core.mail"
"""What is called where the settings say who sends."""


def declared_mailer(project: Project, knowledge: Knowledge) -> System | None:
    """The one service that settings of a project name for its mails; None where they name several, or none."""
    found: dict[str, System] = {}
    for module in project.modules.values():
        if declares_mailer(module) and not module.is_test:
            for name in _texts(module.bindings[_DECLARED]):
                told = (knowledge.system_for_module_name(part) for part in name.split(".")[:-1])
                system = knowledge.system_for_import(name) or next(filter(None, told), None)
                if system is not None:
                    found[system.id] = system
    return next(iter(found.values())) if len(found) == 1 else None


def declares_mailer(module: Module) -> bool:
    """Whether a module of settings says who sends mails."""
    return is_settings(module.path) and _DECLARED in module.bindings


def _texts(value: Value) -> Iterator[str]:
    for option in value.options if type(value) is Either else (value,):
        if type(option) is Const and type(option.value) is str:
            yield option.value
