import logging
import shlex
import subprocess

log = logging.getLogger("snapshot")


def run(cmd, **kw):
    log.debug("$ %s", " ".join(shlex.quote(c) for c in cmd))
    p = subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **kw)
    if p.returncode:
        raise RuntimeError(f"{cmd[0]} exited {p.returncode}: {p.stderr[-500:]}")
    return p.stdout


def human(n):
    for unit in "B", "KB", "MB", "GB":
        if n < 1024:
            return f"{n:.0f} {unit}"
        n /= 1024
    return f"{n:.1f} TB"
