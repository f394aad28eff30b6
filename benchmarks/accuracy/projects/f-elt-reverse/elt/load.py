import sys

import pandas as pd
from google.cloud import bigquery

from .extract import Extractor


def load(ex, bq):
    df = pd.DataFrame(ex.rows())
    if df.empty:
        return 0
    df["_loaded_at"] = pd.Timestamp.utcnow()
    job = bq.load_table_from_dataframe(
        df, ex.table, job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE"))
    job.result()
    return len(df)


if __name__ == "__main__":
    bq = bigquery.Client()
    for name in sys.argv[1:]:
        print(name, load(Extractor.registry[name](), bq))
