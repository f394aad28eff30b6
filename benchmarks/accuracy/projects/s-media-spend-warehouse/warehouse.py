from datetime import date, timedelta

from google.cloud import bigquery

TABLE = "ops-media.spend.daily"
client = bigquery.Client()


def last_day(channel, account):
    job = client.query(
        f"SELECT MAX(day) AS d FROM `{TABLE}` WHERE channel = @c AND account_id = @a",
        job_config=bigquery.QueryJobConfig(query_parameters=[
            bigquery.ScalarQueryParameter("c", "STRING", channel),
            bigquery.ScalarQueryParameter("a", "STRING", account),
        ]),
    )
    found = next(iter(job.result())).d
    return found or date.today() - timedelta(days=30)


def append(rows):
    if not rows:
        return
    job = client.load_table_from_json(
        rows, TABLE, job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND"))
    job.result()
