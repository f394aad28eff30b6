import os

from google.cloud import bigquery

DATASET = os.getenv("BQ_DATASET", "support")


class Warehouse:
    def __init__(self):
        self.client = bigquery.Client(project=os.environ["GCP_PROJECT"])

    def ref(self, table):
        return f"{self.client.project}.{DATASET}.{table}"

    def append(self, table, rows):
        return self._load(table, rows, "WRITE_APPEND")

    def replace(self, table, rows):
        return self._load(table, rows, "WRITE_TRUNCATE")

    def _load(self, table, rows, disposition):
        job = self.client.load_table_from_json(
            rows,
            self.ref(table),
            job_config=bigquery.LoadJobConfig(write_disposition=disposition, autodetect=True),
        )
        job.result()
        return job.output_rows

    def frame(self, name):
        with open(f"sql/{name}.sql") as f:
            return self.client.query(f.read()).to_dataframe()
