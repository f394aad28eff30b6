import argparse
import os
from datetime import date

import requests

from .context import Context
from .steps import ALL


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--dry-run", action="store_true")
    args = ap.parse_args()

    ctx = Context(today=date.today(), dry_run=args.dry_run)
    for step in ALL:
        step(ctx)

    if ctx.problems:
        requests.post(
            "https://api.opsgenie.com/v2/alerts",
            headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
            json={"message": "joiners run had problems", "description": "\n".join(ctx.problems)},
            timeout=15,
        )


if __name__ == "__main__":
    main()
