import datetime as dt
import os

import chargebee
import stripe
from google.ads.googleads.client import GoogleAdsClient


class Extractor:
    table: str
    registry: dict = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Extractor.registry[cls.__name__.lower()] = cls

    def rows(self):
        raise NotImplementedError


class Chargebee(Extractor):
    table = "raw.chargebee_subscriptions"

    def __init__(self):
        chargebee.configure(os.environ["CB_KEY"], os.environ["CB_SITE"])

    def rows(self):
        offset = None
        while True:
            res = chargebee.Subscription.list({"limit": 100, **({"offset": offset} if offset else {})})
            for e in res:
                s = e.subscription
                yield {"id": s.id, "customer_id": s.customer_id, "status": s.status, "mrr": s.mrr / 100, "email": e.customer.email}
            offset = res.next_offset
            if not offset:
                return


class Stripe(Extractor):
    table = "raw.stripe_charges"

    def rows(self):
        stripe.api_key = os.environ["STRIPE_KEY"]
        since = int((dt.datetime.now() - dt.timedelta(days=3)).timestamp())
        for c in stripe.Charge.list(created={"gte": since}, limit=100).auto_paging_iter():
            yield {"id": c.id, "amount": c.amount / 100, "status": c.status, "email": c.billing_details.email}


class Google_Ads(Extractor):
    table = "raw.ads_spend"
    GAQL = "SELECT campaign.name, segments.date, metrics.cost_micros FROM campaign WHERE segments.date DURING YESTERDAY"

    def rows(self):
        client = GoogleAdsClient.load_from_env()
        svc = client.get_service("GoogleAdsService")
        for batch in svc.search_stream(customer_id=os.environ["ADS_CUSTOMER"], query=self.GAQL):
            for r in batch.results:
                yield {"campaign": r.campaign.name, "day": r.segments.date, "cost": r.metrics.cost_micros / 1e6}
