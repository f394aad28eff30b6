import os
from contextlib import contextmanager

import pandas as pd
import requests
import sqlalchemy as sa
from dagster import ConfigurableIOManager, ConfigurableResource, InputContext, OutputContext
from google.cloud import bigquery


class AppDb(ConfigurableResource):
    url: str

    @contextmanager
    def connect(self):
        engine = sa.create_engine(self.url)
        with engine.connect() as conn:
            yield conn
        engine.dispose()

    def frame(self, sql: str, **params) -> pd.DataFrame:
        with self.connect() as conn:
            return pd.read_sql(sa.text(sql), conn, params=params)


class Recurly(ConfigurableResource):
    api_key: str

    def pages(self, path: str):
        url = "https://v3.recurly.com" + path
        while url:
            r = requests.get(
                url, auth=(self.api_key, ""), headers={"Accept": "application/vnd.recurly.v2021-02-25"}, timeout=60
            )
            r.raise_for_status()
            doc = r.json()
            yield from doc["data"]
            url = "https://v3.recurly.com" + doc["next"] if doc.get("has_more") else None


class Zendesk(ConfigurableResource):
    subdomain: str
    email: str
    token: str

    def export(self, start: int):
        url = f"https://{self.subdomain}.zendesk.com/api/v2/incremental/tickets/cursor.json"
        params = {"start_time": start}
        while True:
            r = requests.get(url, params=params, auth=(f"{self.email}/token", self.token), timeout=60)
            r.raise_for_status()
            doc = r.json()
            yield from doc["tickets"]
            if doc["end_of_stream"]:
                return
            params = {"cursor": doc["after_cursor"]}


class BigQueryIO(ConfigurableIOManager):
    project: str
    dataset: str

    def _table(self, context) -> str:
        return f"{self.project}.{self.dataset}.{context.asset_key.path[-1]}"

    def handle_output(self, context: OutputContext, obj: pd.DataFrame):
        client = bigquery.Client(project=self.project)
        job = client.load_table_from_dataframe(
            obj, self._table(context), job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE")
        )
        job.result()
        context.add_output_metadata({"rows": len(obj)})

    def load_input(self, context: InputContext) -> pd.DataFrame:
        client = bigquery.Client(project=self.project)
        return client.query(f"SELECT * FROM `{self._table(context.upstream_output)}`").to_dataframe()


class Customerio(ConfigurableResource):
    site_id: str
    key: str

    def attributes(self, user_id: str, **attrs):
        r = requests.put(
            f"https://track.customer.io/api/v1/customers/{user_id}", auth=(self.site_id, self.key), json=attrs, timeout=20
        )
        r.raise_for_status()
