from typing import Iterator

import requests
from dagster import ConfigurableResource
from google.cloud import bigquery
from requests_oauthlib import OAuth1


class NetSuiteResource(ConfigurableResource):
    account: str
    consumer_key: str
    consumer_secret: str
    token_id: str
    token_secret: str

    def _auth(self) -> OAuth1:
        return OAuth1(
            self.consumer_key, self.consumer_secret, self.token_id, self.token_secret,
            realm=self.account.upper().replace("-", "_"), signature_method="HMAC-SHA256",
        )

    def query(self, sql: str, page_size: int = 1000) -> Iterator[dict]:
        url = f"https://{self.account}.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
        offset = 0
        while True:
            r = requests.post(
                url,
                params={"limit": page_size, "offset": offset},
                json={"q": sql},
                headers={"Prefer": "transient"},
                auth=self._auth(),
                timeout=120,
            )
            r.raise_for_status()
            body = r.json()
            for item in body["items"]:
                item.pop("links", None)
                yield item
            if not body["hasMore"]:
                return
            offset += page_size


class Warehouse(ConfigurableResource):
    project: str
    dataset: str

    def replace(self, table: str, rows: list[dict]) -> int:
        client = bigquery.Client(project=self.project)
        job = client.load_table_from_json(
            rows,
            f"{self.project}.{self.dataset}.{table}",
            job_config=bigquery.LoadJobConfig(autodetect=True, write_disposition="WRITE_TRUNCATE"),
        )
        job.result()
        return job.output_rows

    def rows(self, sql: str) -> list[dict]:
        client = bigquery.Client(project=self.project)
        return [dict(r) for r in client.query(sql).result()]
