"""Files that say when scripts are run, and how: what they run lies in `ModuleFacts.triggers`.

    forms      which file is what, by its path alone
    crontab    crontab files
    workflow   workflows of GitHub Actions
    makefile   makefiles
    shell      scripts of a shell
    variables  what stands for a text in the last two

Nothing here is run; which script a command means is a question for linking.
"""

from collections.abc import Iterable

from autodebt_lint.languages.manifest.text import NotReadable, suppressions
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.languages.schedules import crontab, makefile, shell
from autodebt_lint.languages.schedules.forms import MAKEFILE, SHELL, SYSTEM_CRONTAB, WORKFLOW
from autodebt_lint.model.facts import Loss, ModuleFacts, Trigger
from autodebt_lint.patterns import pattern

LANGUAGE = "schedule"
_STARTING = pattern(r"py|\.(?:ba)?sh\b")
"""What a command says that starts a script: all others are left out."""


def facts_of(data: bytes, form: str) -> ModuleFacts:
    """Read one such file; never raises.

    Args:
        data: the file as it is on disk.
        form: what `forms.schedule_form` says of its path.
    """
    text = decode(data).text
    losses: tuple[Loss, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    try:
        triggers = tuple(it for it in _read(text, form) if _STARTING.search(it.command))
    except NotReadable as fault:
        losses = (Loss(fault.line, f"{fault}: what it runs is not known", lost=True),)
    except RecursionError:
        losses = (Loss(1, "nested too deeply: what it runs is not known", lost=True),)
    return ModuleFacts(
        path="",
        language=LANGUAGE,
        lines=0,
        losses=losses,
        suppressions=suppressions(text),
        dialect="none",
        triggers=triggers,
    )


def _read(text: str, form: str) -> Iterable[Trigger]:
    if form == WORKFLOW:
        # Who only asks by its path what a file is waits for no parser of YAML.
        from autodebt_lint.languages.schedules import workflow

        return workflow.read(text)
    if form == MAKEFILE:
        return makefile.read(text)
    if form == SHELL:
        return shell.read(text)
    return crontab.read(text, with_user=form == SYSTEM_CRONTAB)
