import gspread
import pandas as pd
import requests
from dagster import ConfigurableResource
from google.cloud import bigquery
from slack_sdk import WebClient


class PipedriveResource(ConfigurableResource):
    token: str

    def deals(self, status: str = "all_not_deleted") -> list[dict]:
        start, out = 0, []
        while True:
            r = requests.get(
                "https://api.pipedrive.com/v1/deals",
                params={"api_token": self.token, "status": status, "start": start, "limit": 500},
                timeout=30,
            )
            r.raise_for_status()
            body = r.json()
            out += body["data"] or []
            more = body["additional_data"]["pagination"]
            if not more.get("more_items_in_collection"):
                return out
            start = more["next_start"]


class SheetsResource(ConfigurableResource):
    key_file: str

    def tab(self, title: str, tab: str) -> gspread.Worksheet:
        return gspread.service_account(filename=self.key_file).open(title).worksheet(tab)


class WarehouseResource(ConfigurableResource):
    project: str

    def replace(self, df: pd.DataFrame, table: str) -> None:
        client = bigquery.Client(project=self.project)
        cfg = bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE")
        client.load_table_from_dataframe(df, f"{self.project}.{table}", job_config=cfg).result()

    def query(self, sql: str) -> pd.DataFrame:
        return bigquery.Client(project=self.project).query(sql).to_dataframe()


class SlackResource(ConfigurableResource):
    token: str

    def say(self, channel: str, text: str) -> None:
        WebClient(token=self.token).chat_postMessage(channel=channel, text=text)
