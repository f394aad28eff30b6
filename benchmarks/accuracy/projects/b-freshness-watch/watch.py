"""Checks the nightly loads and tells whoever is on duty."""
import json
import os
import sys
import urllib.request
from datetime import datetime, timedelta

import requests
import snowflake.connector
from slack_sdk import WebClient

CHECKS = json.load(open(os.path.join(os.path.dirname(__file__), "checks.json")))

slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


def last_load(cur, table, column):
    cur.execute(f"select max({column}) from {table}")
    return cur.fetchone()[0]


def shop_is_up():
    r = requests.get(
        "https://api.bigcommerce.com/stores/%s/v2/time" % os.environ["BC_STORE"],
        headers={"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"},
        timeout=15,
    )
    return r.ok


def ping(ok):
    suffix = "" if ok else "/fail"
    urllib.request.urlopen("https://hc-ping.com/%s%s" % (os.environ["HC_UUID"], suffix), timeout=10)


def main():
    con = snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        warehouse="MONITOR_WH",
    )
    cur = con.cursor()
    stale = []
    for check in CHECKS:
        latest = last_load(cur, check["table"], check["column"])
        if latest is None or latest < datetime.utcnow() - timedelta(hours=check["max_age_hours"]):
            stale.append(check["label"])
    con.close()

    if stale:
        slack.chat_postMessage(
            channel=os.environ["SLACK_CHANNEL"],
            text=":warning: loads are late: " + ", ".join(stale),
        )
    if not shop_is_up():
        slack.chat_postMessage(channel=os.environ["SLACK_CHANNEL"], text=":fire: shop API does not answer")
    ping(not stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
