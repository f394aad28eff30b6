import datetime as dt
import logging
import sys
from collections import defaultdict

import requests
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

import config
import hubspot_client as hs

logging.basicConfig(level=logging.INFO)


def build_lines():
    owners = hs.get_owners()
    totals = defaultdict(float)
    overdue = defaultdict(list)
    today = dt.date.today().isoformat()
    for deal in hs.search_deals(config.PIPELINE_ID):
        if deal["dealstage"] in config.CLOSED_STAGES:
            continue
        name = owners.get(deal["hubspot_owner_id"], "nobody")
        totals[name] += float(deal["amount"] or 0)
        if deal["closedate"] and deal["closedate"][:10] < today:
            overdue[name].append(deal["dealname"])

    lines = []
    for name, total in sorted(totals.items(), key=lambda x: -x[1]):
        line = f"*{name}*: {total:,.0f} EUR"
        if overdue[name]:
            line += f" (overdue: {', '.join(overdue[name][:5])})"
        lines.append(line)
    return lines


def main():
    lines = build_lines()
    if not lines:
        logging.info("nothing open")
        return 0
    client = WebClient(token=config.SLACK_BOT_TOKEN)
    try:
        client.chat_postMessage(
            channel=config.SLACK_CHANNEL,
            text=":bar_chart: Open pipeline\n" + "\n".join(lines),
        )
    except SlackApiError as e:
        logging.error("slack said %s", e.response["error"])
        return 1
    requests.get(config.HC_URL, timeout=10)
    return 0


if __name__ == "__main__":
    sys.exit(main())
