"""Which files say when or how scripts are run, by their paths alone."""

import re

CRONTAB = "crontab"
SYSTEM_CRONTAB = "system crontab"
"""One that names the user before each command: a file of ``/etc/cron.d``."""
WORKFLOW = "workflow"
MAKEFILE = "makefile"
SHELL = "shell script"
#: ``crontab``, ``crontab.txt``, ``crontab.prod``, ``jobs.cron``; not ``crontab.py`` or ``crontab.md``.
_NAME = re.compile(
    r"(?:.+\.)?cron(?:tab)?(?:\.txt)?"
    r"|crontab[._-][\w-]+(?<!\.py)(?<!\.md)(?<!\.rst)(?<!\.sh)(?<!\.json)(?<!\.js)(?<!\.html)(?:\.txt)?"
)
_WORKFLOWS = (".github", "workflows")
_MAKEFILES = frozenset(["Makefile", "makefile", "GNUmakefile"])
_SHELLS = (".sh", ".bash")


def schedule_form(path: str) -> str:
    """Say how the file at a path is to be read as a schedule; "" for one that is none."""
    *folders, name = path.split("/")
    if name.endswith((".yml", ".yaml")):
        return WORKFLOW if tuple(folders[-2:]) == _WORKFLOWS else ""
    if name in _MAKEFILES or name.endswith(".mk"):
        return MAKEFILE
    if name.endswith(_SHELLS):
        return SHELL
    if folders[-1:] == ["cron.d"]:
        return SYSTEM_CRONTAB
    return CRONTAB if "cron" in name and _NAME.fullmatch(name) else ""
