import argparse
from datetime import date, timedelta

from . import metrics, outputs  # noqa: F401
from .registry import collect


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--day", type=date.fromisoformat, default=date.today() - timedelta(days=1))
    ap.add_argument("--skip", nargs="*", default=[])
    a = ap.parse_args()
    values = collect(a.day, a.skip)
    for send in (outputs.history, outputs.geckoboard, outputs.slack):
        send(a.day, values)


if __name__ == "__main__":
    main()
