import gspread
from google.cloud import bigquery

from .base import Sink, sink


@sink("bigquery")
class BigQuerySink(Sink):
    def store(self, batch):
        client = bigquery.Client()
        errors = client.insert_rows_json(self.options["table"], batch)
        if errors:
            raise RuntimeError(errors[:3])


@sink("sheet")
class SheetSink(Sink):
    def store(self, batch):
        book = gspread.service_account().open_by_key(self.options["key"])
        tab = book.worksheet(self.options["tab"])
        tab.append_rows([list(row.values()) for row in batch],
                        value_input_option="USER_ENTERED")
