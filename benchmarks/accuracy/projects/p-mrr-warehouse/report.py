import os

import requests
from google.cloud import bigquery

SQL = """
WITH w AS (
  SELECT snapshot_date, family, SUM(mrr) AS mrr, COUNT(*) AS subs
  FROM `finance.subscription_snapshots`
  WHERE snapshot_date IN (@day, DATE_SUB(@day, INTERVAL 7 DAY)) AND status != 'in_trial'
  GROUP BY 1, 2
)
SELECT c.family, c.mrr, c.subs, c.mrr - p.mrr AS delta
FROM w c LEFT JOIN w p ON p.family = c.family AND p.snapshot_date < c.snapshot_date
WHERE c.snapshot_date = @day
ORDER BY c.mrr DESC
"""


def run(day):
    client = bigquery.Client()
    cfg = bigquery.QueryJobConfig(query_parameters=[bigquery.ScalarQueryParameter("day", "DATE", day)])
    rows = list(client.query(SQL, job_config=cfg).result())
    text = [f"*MRR {day}*"]
    for r in rows:
        text.append(f"{r.family}: {r.mrr:,.0f} € ({r.delta or 0:+,.0f}), {r.subs} subs")
    text.append(f"Total: {sum(r.mrr for r in rows):,.0f} €")
    requests.post(
        f"https://chat.googleapis.com/v1/spaces/{os.environ['GCHAT_SPACE']}/messages",
        params={"key": os.environ["GCHAT_KEY"], "token": os.environ["GCHAT_TOKEN"]},
        json={"text": "\n".join(text)},
    ).raise_for_status()
