"""Pulls yesterday's contributions.  The CSV stays on the shared volume because compliance wants the raw file."""
import datetime
import os

from parsons import ActBlue

DROP = os.environ.get("DROP", "/data/actblue")


def main():
    day = datetime.date.today() - datetime.timedelta(days=1)
    contributions = ActBlue().get_contributions("paid_contributions", str(day), str(day + datetime.timedelta(days=1)))
    contributions.to_csv(os.path.join(DROP, "contributions-latest.csv"))
    contributions.to_csv(os.path.join(DROP, "archive", "contributions-%s.csv" % day))


if __name__ == "__main__":
    main()
