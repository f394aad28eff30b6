"""Append yesterday's CSAT ratings to the support team's sheet."""
import logging
import os
import sys
import time

import gspread
import requests

from csat.intercom import IntercomClient
from csat.ratings import parse

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("csat")


def tell_team(text):
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": text}, timeout=10)


def main():
    since = int(time.time()) - 24 * 3600
    worksheet = (
        gspread.service_account(filename=os.environ["GOOGLE_SA_FILE"])
        .open_by_key(os.environ["CSAT_SHEET_KEY"])
        .worksheet("ratings")
    )
    known = set(worksheet.col_values(1))

    client = IntercomClient(os.environ["INTERCOM_TOKEN"])
    fresh = [r for r in parse(client.rated_since(since)) if r.conversation not in known]
    if not fresh:
        log.info("nothing new, %d ratings known", len(known))
        return 0

    worksheet.append_rows([r.as_row() for r in fresh], value_input_option="RAW")
    log.info("appended %d ratings", len(fresh))
    tell_team(":bar_chart: The CSAT sheet has been refreshed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
