import os

import pandas as pd
from snowflake import connector
from snowflake.connector.pandas_tools import write_pandas


class Table:
    def __init__(self, table, schema="FINANCE"):
        self.table = table
        self.schema = schema

    def write(self, rows):
        df = pd.DataFrame(rows)
        if df.empty:
            return 0
        con = connector.connect(
            account=os.environ["SF_ACCOUNT"], user=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
            database="DWH", schema=self.schema,
        )
        with con:
            write_pandas(con, df, self.table, auto_create_table=True, overwrite=True)
        return len(df)


def build(**options):
    return Table(**options)
