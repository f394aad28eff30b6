"""Which files say when scripts are run, by their paths alone."""

CRONTAB = "crontab"
WORKFLOW = "workflow"
_WORKFLOWS = (".github", "workflows")


def schedule_form(path: str) -> str:
    """Say how the file at a path is to be read as a schedule; "" for one that is none."""
    *folders, name = path.split("/")
    if name.endswith((".yml", ".yaml")):
        return WORKFLOW if tuple(folders[-2:]) == _WORKFLOWS else ""
    if name == "crontab" or name.endswith((".crontab", ".cron")) or folders[-1:] == ["cron.d"]:
        return CRONTAB
    return ""
