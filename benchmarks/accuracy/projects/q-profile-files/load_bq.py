import pandas as pd
from google.cloud import bigquery

from settings import BQ_TABLE, PROFILES


def main():
    df = pd.read_parquet(PROFILES)
    client = bigquery.Client()
    job = client.load_table_from_dataframe(
        df,
        BQ_TABLE,
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE"),
    )
    job.result()
    print("loaded", job.output_rows)


if __name__ == "__main__":
    main()
