import os
import datetime as dt
from collections import defaultdict

import stripe
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

stripe.api_key = os.environ["STRIPE_API_KEY"]
slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
CHANNEL = os.environ.get("SLACK_CHANNEL", "#revenue")


def day_bounds(day):
    start = dt.datetime.combine(day, dt.time.min, tzinfo=dt.timezone.utc)
    return int(start.timestamp()), int((start + dt.timedelta(days=1)).timestamp())


def totals_for(day):
    gte, lt = day_bounds(day)
    paid = defaultdict(int)
    refunds = defaultdict(int)
    biggest = None
    charges = stripe.Charge.list(created={"gte": gte, "lt": lt}, limit=100)
    for ch in charges.auto_paging_iter():
        if not ch.paid:
            continue
        paid[ch.currency] += ch.amount
        if ch.amount_refunded:
            refunds[ch.currency] += ch.amount_refunded
        if biggest is None or ch.amount > biggest.amount:
            biggest = ch
    return paid, refunds, biggest


def new_subs(day):
    gte, lt = day_bounds(day)
    return sum(1 for _ in stripe.Subscription.list(created={"gte": gte, "lt": lt}, limit=100).auto_paging_iter())


def money(amount, cur):
    return f"{amount / 100:,.2f} {cur.upper()}"


def build_blocks(day, paid, refunds, biggest, subs):
    lines = [f"• {money(v, c)}" + (f" (refunded {money(refunds[c], c)})" if refunds.get(c) else "")
             for c, v in sorted(paid.items())]
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": f"Payments {day:%d.%m.%Y}"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "\n".join(lines) or "_nothing today_"}},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": f"new subscriptions: *{subs}*"}]},
    ]
    if biggest is not None:
        blocks.append({"type": "section", "text": {
            "type": "mrkdwn",
            "text": f"Largest: {money(biggest.amount, biggest.currency)} by {biggest.billing_details.email or 'n/a'}"}})
    return blocks


if __name__ == "__main__":
    yesterday = dt.date.today() - dt.timedelta(days=1)
    blocks = build_blocks(yesterday, *totals_for(yesterday), new_subs(yesterday))
    try:
        slack.chat_postMessage(channel=CHANNEL, text="Daily payments", blocks=blocks)
    except SlackApiError as e:
        print("slack said", e.response["error"])
        raise SystemExit(1)
