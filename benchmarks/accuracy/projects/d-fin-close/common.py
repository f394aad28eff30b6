import os
from pathlib import Path

WORK = Path(os.environ.get("CLOSE_DIR", "work"))


def f(period, name):
    d = WORK / period
    d.mkdir(parents=True, exist_ok=True)
    return d / name


GL_PAYROLL = {"6000": "gross", "6010": "employer_tax", "6020": "pension"}
