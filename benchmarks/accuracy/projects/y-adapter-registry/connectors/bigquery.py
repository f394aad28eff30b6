from google.cloud import bigquery

from connectors.base import Connector


class BigQuery(Connector, slug="bigquery"):
    def __init__(self, **options):
        self.options = options
        self.client = bigquery.Client(project=options.get("project"))

    def extract(self):
        for row in self.client.query(self.options["sql"]).result():
            yield dict(row.items())
