import re
from datetime import date, timedelta

import yaml

with open("people.yml") as f:
    PEOPLE = yaml.safe_load(f)

ISO = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")
ISSUE = re.compile(r"\b([A-Z]{2,6}-\d+)\b")


def seconds(iso):
    """PT1H30M -> 5400"""
    h, m, s = (int(x or 0) for x in ISO.match(iso or "PT0S").groups())
    return h * 3600 + m * 60 + s


def last_week(today=None):
    today = today or date.today()
    monday = today - timedelta(days=today.weekday() + 7)
    return monday, monday + timedelta(days=6)
