"""Everything that talks to the outside lives here, the report scripts only glue."""
import os
import time

import gspread
import requests
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient


class GoogleAdsReports:
    def __init__(self):
        self.client = GoogleAdsClient.load_from_storage("google-ads.yaml")
        self.svc = self.client.get_service("GoogleAdsService")

    def campaigns(self, customer_id, since, until):
        q = ("SELECT campaign.name, metrics.cost_micros, metrics.clicks, metrics.conversions "
             f"FROM campaign WHERE segments.date BETWEEN '{since}' AND '{until}'")
        for batch in self.svc.search_stream(customer_id=customer_id, query=q):
            for row in batch.results:
                yield {
                    "channel": "google",
                    "campaign": row.campaign.name,
                    "cost": row.metrics.cost_micros / 1e6,
                    "clicks": row.metrics.clicks,
                    "conversions": row.metrics.conversions,
                }


class MetaReports:
    def __init__(self):
        FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])

    def campaigns(self, account_id, since, until):
        acc = AdAccount("act_" + account_id)
        params = {"level": "campaign", "time_range": {"since": since, "until": until}}
        for r in acc.get_insights(fields=["campaign_name", "spend", "clicks", "actions"], params=params):
            leads = [a for a in r.get("actions", []) if a["action_type"] == "lead"]
            yield {
                "channel": "meta",
                "campaign": r["campaign_name"],
                "cost": float(r["spend"]),
                "clicks": int(r["clicks"]),
                "conversions": sum(int(a["value"]) for a in leads),
            }


class Sheets:
    def __init__(self):
        self.gc = gspread.service_account()

    def clients(self):
        return self.gc.open("Client register").sheet1.get_all_records()

    def replace(self, key, tab, header, rows):
        ws = self.gc.open_by_key(key).worksheet(tab)
        ws.clear()
        ws.update("A1", [header] + rows)


class Monday:
    URL = "https://api.monday.com/v2"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = os.environ["MONDAY_TOKEN"]

    def _gql(self, query, variables=None, tries=3):
        for n in range(tries):
            r = self.s.post(self.URL, json={"query": query, "variables": variables or {}})
            if r.status_code == 429:
                time.sleep(30 * (n + 1))
                continue
            r.raise_for_status()
            return r.json()["data"]
        raise RuntimeError("monday: rate limited")

    def items(self, board):
        d = self._gql("query($b:[ID!]){boards(ids:$b){items_page(limit:200){items{id name column_values{id text}}}}}", {"b": [board]})
        for it in d["boards"][0]["items_page"]["items"]:
            yield {"id": it["id"], "name": it["name"], **{c["id"]: c["text"] for c in it["column_values"]}}

    def comment(self, item_id, body):
        self._gql("mutation($i:ID!,$b:String!){create_update(item_id:$i,body:$b){id}}", {"i": item_id, "b": body})
