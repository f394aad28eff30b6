import os

from google.cloud import bigquery

from paths import JOINED

TABLE = os.environ.get("BQ_TABLE", "marketing.campaign_daily")


def main():
    client = bigquery.Client()
    config = bigquery.LoadJobConfig(
        source_format=bigquery.SourceFormat.CSV,
        skip_leading_rows=1,
        autodetect=True,
        write_disposition=bigquery.WriteDisposition.WRITE_TRUNCATE,
    )
    with open(JOINED, "rb") as handle:
        job = client.load_table_from_file(handle, TABLE, job_config=config)
    job.result()


if __name__ == "__main__":
    main()
