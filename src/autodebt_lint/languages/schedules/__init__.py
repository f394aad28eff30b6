"""Files that say when scripts are run: what they run lies in `ModuleFacts.triggers`.

    forms     which file is what, by its path alone
    crontab   crontab files
    workflow  workflows of GitHub Actions

Nothing here is run; which script a command means is a question for linking.
"""

from autodebt_lint.languages.manifest.text import NotReadable, suppressions
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.languages.schedules import crontab, workflow
from autodebt_lint.languages.schedules.forms import SYSTEM_CRONTAB, WORKFLOW
from autodebt_lint.model.facts import Loss, ModuleFacts, Trigger

LANGUAGE = "schedule"


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
        if form == WORKFLOW:
            triggers = tuple(workflow.read(text))
        else:
            triggers = tuple(crontab.read(text, with_user=form == SYSTEM_CRONTAB))
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
