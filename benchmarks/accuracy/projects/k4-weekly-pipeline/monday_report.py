#!/usr/bin/env python3
"""Monday morning pipeline report.

Puts last week's closed deals in the "Pipeline 2024" sheet and tells #sales.
Runs from cron on the ops box:  0 7 * * 1
"""
import os
import datetime as dt

import gspread
import requests
from hubspot import HubSpot
from hubspot.crm.deals import PublicObjectSearchRequest
from slack_sdk import WebClient

SHEET_KEY = os.environ["PIPELINE_SHEET"]
CHANNEL = "#sales"
PROPS = ["dealname", "amount", "closedate", "hubspot_owner_id"]


def collect(hs, since):
    rows = []
    total = 0.0
    biggest = None

    def add(deal):
        nonlocal total, biggest
        p = deal.properties
        amount = float(p.get("amount") or 0)
        total += amount
        if biggest is None or amount > biggest[1]:
            biggest = (p["dealname"], amount)
        rows.append([deal.id, p["dealname"], amount, (p.get("closedate") or "")[:10]])

    def walk(after=None):
        req = PublicObjectSearchRequest(
            filter_groups=[{"filters": [
                {"propertyName": "closedate", "operator": "GTE", "value": str(int(since.timestamp() * 1000))},
                {"propertyName": "dealstage", "operator": "EQ", "value": "closedwon"},
            ]}],
            properties=PROPS, limit=100, after=after,
        )
        page = hs.crm.deals.search_api.do_search(public_object_search_request=req)
        for d in page.results:
            add(d)
        if page.paging and page.paging.next:
            walk(page.paging.next.after)

    walk()
    return rows, total, biggest


def support_is_busy():
    """True when Freshdesk has a long queue; then we skip the celebration gif."""
    r = requests.get(
        "https://%s.freshdesk.com/api/v2/search/tickets" % os.environ["FRESHDESK_DOMAIN"],
        params={"query": '"status:2"'},
        auth=(os.environ["FRESHDESK_KEY"], "X"),
        timeout=30,
    )
    r.raise_for_status()
    open_tickets = r.json()["total"]
    print("freshdesk open:", open_tickets)
    return open_tickets > 60


def main():
    since = dt.datetime.now(dt.timezone.utc) - dt.timedelta(days=7)
    hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
    rows, total, biggest = collect(hs, since)

    ws = gspread.service_account().open_by_key(SHEET_KEY).worksheet("won")
    known = set(ws.col_values(1))
    fresh = [r for r in rows if r[0] not in known]
    if fresh:
        ws.append_rows(fresh, value_input_option="USER_ENTERED")

    slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
    text = f"Last week: *{len(rows)}* deals won, {total:,.0f} EUR."
    if biggest:
        text += " Biggest: {0} ({1:,.0f})".format(*biggest)
    slack.chat_postMessage(channel=CHANNEL, text=text)
    if rows and not support_is_busy():
        slack.chat_postMessage(channel=CHANNEL, text=":tada: https://media.giphy.com/media/party.gif")


if __name__ == "__main__":
    main()
