import os
from typing import List

import requests
from google.cloud import bigquery


def load_rows(rows: List[dict], table: str) -> None:
    client = bigquery.Client()
    job = client.load_table_from_json(
        rows, table, job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND")
    )
    job.result()


def budget_of(month: str) -> float:
    """Monthly budget, kept by finance in Smartsheet."""
    r = requests.get(
        f"https://api.smartsheet.com/2.0/sheets/{os.environ['BUDGET_SHEET']}",
        headers={"Authorization": f"Bearer {os.environ['SMARTSHEET_TOKEN']}"},
    )
    r.raise_for_status()
    for row in r.json()["rows"]:
        cells = [c.get("value") for c in row["cells"]]
        if cells[0] == month:
            return float(cells[1])
    return 0.0


def teams_card(title: str, facts: dict) -> None:
    card = {
        "@type": "MessageCard",
        "@context": "http://schema.org/extensions",
        "summary": title,
        "sections": [{"activityTitle": title, "facts": [{"name": k, "value": str(v)} for k, v in facts.items()]}],
    }
    requests.post(os.environ["TEAMS_WEBHOOK"], json=card).raise_for_status()
