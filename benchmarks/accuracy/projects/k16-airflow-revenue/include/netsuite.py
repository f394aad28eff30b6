from typing import Any, Iterator

import requests
from airflow.hooks.base import BaseHook
from requests_oauthlib import OAuth1


class SuiteQL:
    """Minimal SuiteQL reader; connection extra holds the four token values."""

    def __init__(self, conn_id: str = "netsuite"):
        c = BaseHook.get_connection(conn_id)
        x = c.extra_dejson
        self.account = x["account"]
        self.auth = OAuth1(
            x["consumer_key"], x["consumer_secret"], x["token_id"], x["token_secret"],
            realm=self.account, signature_method="HMAC-SHA256",
        )

    def rows(self, sql: str) -> Iterator[dict[str, Any]]:
        url = f"https://{self.account.lower()}.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql?limit=1000"
        while url:
            r = requests.post(url, auth=self.auth, headers={"Prefer": "transient"}, json={"q": sql}, timeout=120)
            r.raise_for_status()
            body = r.json()
            yield from body["items"]
            url = next((l["href"] for l in body["links"] if l["rel"] == "next"), None)
