import os

import gspread
import pandas as pd
import snowflake.connector
from snowflake.connector.pandas_tools import write_pandas

from ..registry import Record, target


@target("snowflake")
class SnowflakeTable:
    def __init__(self, table: str) -> None:
        self.schema, self.table = table.split(".")

    def write(self, records: list[Record]) -> None:
        frame = pd.DataFrame.from_records(records)
        frame.columns = [c.upper() for c in frame.columns]
        with snowflake.connector.connect(
            account=os.environ["SF_ACCOUNT"],
            user=os.environ["SF_USER"],
            password=os.environ["SF_PASSWORD"],
            database="LANDING",
            schema=self.schema,
        ) as con:
            write_pandas(con, frame, self.table, auto_create_table=True, overwrite=True)


@target("gsheet")
class Sheet:
    def __init__(self, key: str, tab: str) -> None:
        self.key, self.tab = key, tab

    def write(self, records: list[Record]) -> None:
        ws = gspread.service_account().open_by_key(self.key).worksheet(self.tab)
        header = list(records[0])
        ws.clear()
        ws.update([header] + [[r.get(h) for h in header] for r in records], "A1")
