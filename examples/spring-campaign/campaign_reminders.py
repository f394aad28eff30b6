"""Tells the team in Slack which spring mailings go out today."""
import csv
import os
import sys
from contextlib import suppress
from datetime import datetime

from slack import WebClient
from slack.errors import SlackApiError

from settings import STATE_DIR

if sys.version_info >= (3, 9):
    from zoneinfo import ZoneInfo
else:
    from backports.zoneinfo import ZoneInfo

CALENDAR = os.path.join(STATE_DIR, "mailings.csv")
CHANNEL = "#spring-campaign"
MESSAGE = "*{name}* goes out at {time} to {segment}. Checklist: https://wiki.lagoviatravel.com/campaigns/{slug}"


def mailings_of(day):
    with open(CALENDAR, newline="") as handle:
        for mailing in csv.DictReader(handle):
            if mailing["date"] == day:
                yield mailing


def main():
    client = WebClient(token=os.environ["SLACK_TOKEN"], timeout=20)
    today = datetime.now(ZoneInfo("Europe/Lisbon")).date().isoformat()
    for mailing in mailings_of(today):
        with suppress(SlackApiError):
            client.chat_postMessage(channel=CHANNEL, text=MESSAGE.format(**mailing))


if __name__ == "__main__":
    main()
