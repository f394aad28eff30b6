from datetime import date
from pathlib import Path

ROOT = Path("/srv/payroll")


def period(today=None):
    t = today or date.today()
    return f"{t.year}{t.month:02d}"


def staff_file(p):
    return ROOT / "in" / f"staff_{p}.json"


def hours_file(p):
    return ROOT / "in" / f"hours_{p}.csv"


def lodas_file(p):
    return ROOT / "out" / f"lodas_{p}.txt"
