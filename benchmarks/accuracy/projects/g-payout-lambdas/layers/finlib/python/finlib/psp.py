import stripe

from .secrets import secret


def parse(event):
    s = secret("stripe")
    stripe.api_key = s["key"]
    return stripe.Webhook.construct_event(
        event["body"], event["headers"]["Stripe-Signature"], s["whsec"]
    )


def fees_and_gross(payout_id):
    stripe.api_key = secret("stripe")["key"]
    gross = fees = 0
    for bt in stripe.BalanceTransaction.list(payout=payout_id, limit=100).auto_paging_iter():
        if bt.type == "payout":
            continue
        gross += bt.amount
        fees += bt.fee
    return gross / 100, fees / 100
