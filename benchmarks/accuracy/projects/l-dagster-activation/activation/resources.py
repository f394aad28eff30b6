import gzip
import io
import json
import zipfile

import requests
from customerio import CustomerIO, Regions
from dagster import ConfigurableResource
from google.cloud import bigquery


class Amplitude(ConfigurableResource):
    api_key: str
    secret: str

    def export(self, start: str, end: str):
        r = requests.get("https://amplitude.com/api/2/export", params={"start": start, "end": end},
                         auth=(self.api_key, self.secret), timeout=600)
        if r.status_code == 404:
            return
        r.raise_for_status()
        with zipfile.ZipFile(io.BytesIO(r.content)) as z:
            for name in z.namelist():
                with gzip.open(z.open(name)) as fh:
                    for line in fh:
                        yield json.loads(line)


class Warehouse(ConfigurableResource):
    project: str

    def _client(self):
        return bigquery.Client(project=self.project)

    def append(self, table: str, rows: list):
        job = self._client().load_table_from_json(rows, table, job_config=bigquery.LoadJobConfig(
            write_disposition="WRITE_APPEND", autodetect=True))
        job.result()

    def rows(self, sql: str, **params):
        cfg = bigquery.QueryJobConfig(query_parameters=[
            bigquery.ScalarQueryParameter(k, "STRING", v) for k, v in params.items()])
        for row in self._client().query(sql, job_config=cfg).result():
            yield dict(row)


class Messaging(ConfigurableResource):
    site_id: str
    api_key: str

    def identify(self, id_: str, traits: dict):
        CustomerIO(self.site_id, self.api_key, region=Regions.EU).identify(id=id_, **traits)
