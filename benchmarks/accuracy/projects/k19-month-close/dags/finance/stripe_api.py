import stripe
from airflow.hooks.base import BaseHook


def payouts_between(start, end):
    stripe.api_key = BaseHook.get_connection("stripe_live").password
    rng = {"gte": int(start.timestamp()), "lt": int(end.timestamp())}
    for payout in stripe.Payout.list(arrival_date=rng, limit=100).auto_paging_iter():
        yield {
            "id": payout.id,
            "amount": payout.amount / 100,
            "currency": payout.currency.upper(),
            "arrival": payout.arrival_date,
            "status": payout.status,
        }
