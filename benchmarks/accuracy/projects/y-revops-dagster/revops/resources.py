from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gspread
import pandas as pd
import requests
import stripe
from dagster import ConfigurableResource
from google.cloud import bigquery
from hubspot import HubSpot
from hubspot.crm.deals import Filter, FilterGroup, PublicObjectSearchRequest


class StripeResource(ConfigurableResource):
    api_key: str

    def invoices(self, since: int) -> Iterator[dict[str, Any]]:
        stripe.api_key = self.api_key
        for inv in stripe.Invoice.list(created={"gte": since}, status="paid", limit=100).auto_paging_iter():
            yield {
                "invoice": inv.id,
                "email": inv.customer_email,
                "amount": inv.amount_paid / 100,
                "paid_at": inv.status_transitions.paid_at,
            }


class HubSpotResource(ConfigurableResource):
    token: str

    def won_deals(self) -> pd.DataFrame:
        api = HubSpot(access_token=self.token)
        req = PublicObjectSearchRequest(
            filter_groups=[FilterGroup(filters=[Filter(property_name="hs_is_closed_won", operator="EQ", value="true")])],
            properties=["dealname", "amount", "closedate", "billing_email", "hubspot_owner_id"],
            limit=100,
        )
        rows = []
        while True:
            page = api.crm.deals.search_api.do_search(public_object_search_request=req)
            rows += [{"deal": d.id, **d.properties} for d in page.results]
            if not page.paging:
                return pd.DataFrame(rows)
            req.after = page.paging.next.after


class Warehouse(ConfigurableResource):
    project: str
    dataset: str = "revops"

    def replace(self, table: str, df: pd.DataFrame) -> int:
        client = bigquery.Client(project=self.project)
        job = client.load_table_from_dataframe(
            df, f"{self.project}.{self.dataset}.{table}",
            job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE"),
        )
        return job.result().output_rows


class BoardSheet(ConfigurableResource):
    key: str

    def fill(self, tab: str, df: pd.DataFrame) -> None:
        ws = gspread.service_account().open_by_key(self.key).worksheet(tab)
        ws.update([df.columns.tolist(), *df.astype(object).where(df.notna(), "").values.tolist()], "A1")


class OnCall(ConfigurableResource):
    token: str
    schedule: str

    def who(self) -> str:
        r = requests.get(
            "https://api.pagerduty.com/oncalls",
            params={"schedule_ids[]": self.schedule, "limit": 1},
            headers={"Authorization": f"Token token={self.token}", "Accept": "application/vnd.pagerduty+json;version=2"},
            timeout=10,
        )
        return r.json()["oncalls"][0]["user"]["summary"]
