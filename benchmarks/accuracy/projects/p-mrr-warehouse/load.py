import os
from pathlib import Path

from google.cloud import bigquery

DATA = Path(os.getenv("DATA_DIR", "data"))
TABLE = os.getenv("BQ_TABLE", "finance.subscription_snapshots")


def run(day):
    client = bigquery.Client()
    config = bigquery.LoadJobConfig(
        source_format=bigquery.SourceFormat.NEWLINE_DELIMITED_JSON,
        write_disposition=bigquery.WriteDisposition.WRITE_TRUNCATE,
        time_partitioning=bigquery.TimePartitioning(field="snapshot_date"),
        autodetect=True,
    )
    target = f"{TABLE}${day.replace('-', '')}"
    with open(DATA / f"subscriptions_{day}.ndjson", "rb") as fh:
        job = client.load_table_from_file(fh, target, job_config=config)
    job.result()
    return job.output_rows
