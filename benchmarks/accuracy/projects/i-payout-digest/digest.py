import argparse
import os
from collections import Counter
from datetime import datetime, timedelta, timezone

import stripe
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


def euros(cents):
    return f"{cents / 100:,.2f} €"


def collect(day):
    start = int(day.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
    charges = stripe.Charge.list(created={"gte": start, "lt": start + 86400}, limit=100)
    total = refunded = 0
    failures = Counter()
    for ch in charges.auto_paging_iter():
        if ch.status == "succeeded":
            total += ch.amount
            refunded += ch.amount_refunded
        else:
            failures[ch.failure_code] += 1
    balance = stripe.Balance.retrieve()
    available = sum(b.amount for b in balance.available if b.currency == "eur")
    return total, refunded, failures, available


def blocks(day, total, refunded, failures, available):
    text = [f"*{day:%d.%m.%Y}*", f"Charged: {euros(total)}", f"Refunded: {euros(refunded)}", f"Balance: {euros(available)}"]
    if failures:
        text.append("Failures: " + ", ".join(f"{k} ×{v}" for k, v in failures.most_common(5)))
    return [{"type": "section", "text": {"type": "mrkdwn", "text": "\n".join(text)}}]


def find_channel(name):
    cursor = None
    while True:
        res = slack.conversations_list(cursor=cursor, limit=200)
        for c in res["channels"]:
            if c["name"] == name:
                return c["id"]
        cursor = res["response_metadata"].get("next_cursor")
        if not cursor:
            raise SystemExit(f"no channel {name}")


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--channel", default="finance-daily")
    args = ap.parse_args()
    yesterday = datetime.now(timezone.utc) - timedelta(days=1)
    try:
        slack.chat_postMessage(channel=find_channel(args.channel), text="Stripe digest", blocks=blocks(yesterday, *collect(yesterday)))
    except SlackApiError as e:
        print("slack:", e.response["error"])
