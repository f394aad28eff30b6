from .book import AccountBook
from .vendors import Chargebee, Mixpanel


def load_billing():
    for subscription, customer in Chargebee().subscriptions():
        if not customer.get("email"):
            continue
        account = AccountBook.get(customer["email"])
        account.plan = subscription.get("plan_id") or subscription["subscription_items"][0][
            "item_price_id"
        ]
        account.mrr += subscription.get("mrr", 0)


def load_usage():
    for profile in Mixpanel().profiles():
        if "$email" in profile:
            AccountBook.get(profile["$email"]).last_seen = profile.get("$last_seen")
