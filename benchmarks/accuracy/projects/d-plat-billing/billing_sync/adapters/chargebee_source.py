import chargebee

from ..core.model import Contract


class ChargebeeContracts:
    def __init__(self, site: str, key: str):
        chargebee.configure(key, site)

    def active(self):
        offset = None
        while True:
            params = {"limit": 100, "status[is]": "active"}
            if offset:
                params["offset"] = offset
            page = chargebee.Subscription.list(params)
            for entry in page:
                sub, cust = entry.subscription, entry.customer
                yield Contract(
                    customer_id=cust.id,
                    email=cust.email,
                    plan=sub.subscription_items[0].item_price_id,
                    mrr_cents=sub.mrr,
                    overdue_cents=sub.total_dues or 0,
                )
            offset = page.next_offset
            if not offset:
                return
