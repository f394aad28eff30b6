from __future__ import annotations

import os

import requests
from airflow.providers.http.hooks.http import HttpHook

from .base import ToLakeOperator


class ZuoraInvoicesToLake(ToLakeOperator):
    ZOQL = "select Id, AccountId, InvoiceNumber, Amount, Balance, InvoiceDate from Invoice where InvoiceDate = '{day}'"

    def _token(self) -> str:
        r = requests.post(
            "https://rest.zuora.com/oauth/token",
            data={
                "client_id": os.environ["ZUORA_ID"],
                "client_secret": os.environ["ZUORA_SECRET"],
                "grant_type": "client_credentials",
            },
        )
        return r.json()["access_token"]

    def extract(self, context):
        headers = {"Authorization": f"Bearer {self._token()}"}
        body = {"queryString": self.ZOQL.format(day=context["ds"])}
        url = "https://rest.zuora.com/v1/action/query"
        while True:
            page = requests.post(url, json=body, headers=headers).json()
            yield from page["records"]
            if page["done"]:
                return
            url, body = "https://rest.zuora.com/v1/action/queryMore", {"queryLocator": page["queryLocator"]}

    def shape(self, record):
        return {k[0].lower() + k[1:]: v for k, v in record.items()}


class GongCallsToLake(ToLakeOperator):
    def extract(self, context):
        hook = HttpHook(method="GET", http_conn_id="gong_api")  # https://api.gong.io
        params = {
            "fromDateTime": context["data_interval_start"].isoformat(),
            "toDateTime": context["data_interval_end"].isoformat(),
        }
        while True:
            body = hook.run("/v2/calls", data=params).json()
            yield from body["calls"]
            cursor = body["records"].get("cursor")
            if not cursor:
                break
            params["cursor"] = cursor

    def shape(self, record):
        return {"id": record["id"], "title": record["title"], "duration": record["duration"], "owner": record["primaryUserId"]}
