import json
import os
from collections import Counter

import gocardless_pro
import recurly
import redis
import requests

from decorators import announce, timed


@timed
@announce("#finance")
def new_subscriptions():
    client = recurly.Client(os.environ["RECURLY_KEY"])
    plans = Counter()
    items = client.list_subscriptions(params={"state": "active", "sort": "created_at"}).items()
    for subscription in items:
        plans[subscription.plan.name] += 1
    return "\n".join(f"{name}: {count}" for name, count in plans.most_common(5))


@timed
@announce("#finance-payouts")
def payouts():
    client = gocardless_pro.Client(
        access_token=os.environ["GOCARDLESS_TOKEN"], environment="live"
    )
    lines = []
    for payout in client.payouts.list(params={"status": "paid", "limit": 20}).records:
        lines.append(f"{payout.arrival_date} {payout.amount / 100:.2f} {payout.currency}")
    return "\n".join(lines)


@timed
def warm_price_cache():
    response = requests.get(
        f"https://{os.environ['MAXIO_SITE']}.chargify.com/products.json",
        auth=(os.environ["MAXIO_KEY"], "x"),
        timeout=30,
    )
    response.raise_for_status()
    cache = redis.Redis.from_url(os.environ["REDIS_URL"])
    with cache.pipeline() as pipe:
        for entry in response.json():
            product = entry["product"]
            pipe.hset("prices", product["handle"], json.dumps(product["price_in_cents"]))
        pipe.execute()
