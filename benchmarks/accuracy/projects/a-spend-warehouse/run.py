import datetime as dt
import itertools
import os

import click
import requests
from google.cloud import bigquery

from spend import facebook, google

ACCOUNTS = [
    (google.rows, "4421990123"),
    (google.rows, "8830017741"),
    (facebook.rows, "10153399211"),
]
TABLE = "agency-dwh.marketing.ad_spend"


def load(records):
    bq = bigquery.Client()
    job = bq.load_table_from_json(
        records, TABLE,
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND", autodetect=False,
                                          schema=bq.get_table(TABLE).schema))
    job.result()
    return job.output_rows


def purge(start, end):
    bigquery.Client().query(
        f"DELETE FROM `{TABLE}` WHERE date BETWEEN @s AND @e",
        job_config=bigquery.QueryJobConfig(query_parameters=[
            bigquery.ScalarQueryParameter("s", "DATE", start), bigquery.ScalarQueryParameter("e", "DATE", end)]),
    ).result()


@click.command()
@click.option("--days", default=3)
@click.option("--quiet", is_flag=True)
def main(days, quiet):
    end = dt.date.today() - dt.timedelta(days=1)
    start = end - dt.timedelta(days=days - 1)
    s, e = start.isoformat(), end.isoformat()
    try:
        recs = list(itertools.chain.from_iterable(fn(acc, s, e) for fn, acc in ACCOUNTS))
        purge(s, e)
        n = load(recs)
    except Exception as exc:
        if not quiet:
            requests.post(os.environ["SLACK_HOOK"], json={"text": f":x: ad spend load failed: {exc}"})
        raise
    click.echo(f"{n} rows {s}..{e}")


if __name__ == "__main__":
    main()
