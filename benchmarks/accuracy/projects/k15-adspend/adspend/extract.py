import os
from abc import ABC, abstractmethod

import pandas as pd
import requests
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient

COLUMNS = ["day", "platform", "campaign", "clicks", "cost"]


class Extractor(ABC):
    """run() is the same for all; a platform says how to fetch and how to map one row."""

    platform: str

    def run(self, day: str) -> pd.DataFrame:
        rows = [self.to_row(raw) for raw in self.fetch(day)]
        df = pd.DataFrame(rows, columns=["campaign", "clicks", "cost"])
        df["day"] = day
        df["platform"] = self.platform
        return df[COLUMNS]

    @abstractmethod
    def fetch(self, day): ...

    @abstractmethod
    def to_row(self, raw): ...


class GoogleAdsExtractor(Extractor):
    platform = "google"

    def __init__(self, customer_id):
        self.customer_id = customer_id
        self.client = GoogleAdsClient.load_from_env(version="v16")

    def fetch(self, day):
        service = self.client.get_service("GoogleAdsService")
        query = f"""
            SELECT campaign.name, metrics.clicks, metrics.cost_micros
            FROM campaign WHERE segments.date = '{day}'"""
        for batch in service.search_stream(customer_id=self.customer_id, query=query):
            yield from batch.results

    def to_row(self, raw):
        return raw.campaign.name, raw.metrics.clicks, raw.metrics.cost_micros / 1e6


class MetaExtractor(Extractor):
    platform = "meta"

    def __init__(self, account_id):
        FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
        self.account = AdAccount(f"act_{account_id}")

    def fetch(self, day):
        return self.account.get_insights(
            fields=["campaign_name", "clicks", "spend"],
            params={"level": "campaign", "time_range": {"since": day, "until": day}},
        )

    def to_row(self, raw):
        return raw["campaign_name"], int(raw["clicks"]), float(raw["spend"])


class LinkedInExtractor(Extractor):
    platform = "linkedin"

    def __init__(self, account_id):
        self.account = f"urn%3Ali%3AsponsoredAccount%3A{account_id}"

    def fetch(self, day):
        y, m, d = (int(p) for p in day.split("-"))
        date_range = f"(start:(year:{y},month:{m},day:{d}),end:(year:{y},month:{m},day:{d}))"
        resp = requests.get(
            "https://api.linkedin.com/rest/adAnalytics"
            f"?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY&dateRange={date_range}"
            f"&accounts=List({self.account})&fields=pivotValues,clicks,costInLocalCurrency",
            headers={
                "Authorization": f"Bearer {os.environ['LINKEDIN_TOKEN']}",
                "LinkedIn-Version": "202405",
                "X-Restli-Protocol-Version": "2.0.0",
            },
            timeout=60,
        )
        resp.raise_for_status()
        return resp.json()["elements"]

    def to_row(self, raw):
        return raw["pivotValues"][0], raw["clicks"], float(raw["costInLocalCurrency"])
