import csv

import requests

from settings import REJECTS, TEAMS_WEBHOOK


def main():
    with REJECTS.open(newline="") as fh:
        rejected = [row[0] for row in csv.reader(fh)]
    if not rejected:
        return
    shown = ", ".join(rejected[:10])
    requests.post(
        TEAMS_WEBHOOK,
        json={"@type": "MessageCard", "@context": "https://schema.org/extensions",
              "summary": "Profile build",
              "text": f"{len(rejected)} profiles without a usable address: {shown}"},
        timeout=10,
    ).raise_for_status()


if __name__ == "__main__":
    main()
