import datetime
import os

from google.cloud import bigquery

from ns_auth import suiteql

TABLE = os.environ.get("BQ_TABLE", "acme-dwh.finance.netsuite_invoices")

Q = """
SELECT t.id, t.tranid, t.trandate, t.duedate, t.entity, BUILTIN.DF(t.entity) AS customer,
       t.foreigntotal, BUILTIN.DF(t.currency) AS currency, BUILTIN.DF(t.status) AS status
FROM transaction t
WHERE t.type = 'CustInvc' AND t.lastmodifieddate >= TO_DATE('{since}', 'YYYY-MM-DD')
"""


def watermark(bq):
    rows = list(bq.query(f"SELECT MAX(synced_on) AS d FROM `{TABLE}`").result())
    return rows[0].d or datetime.date(2020, 1, 1)


def main():
    bq = bigquery.Client()
    since = watermark(bq)
    today = datetime.date.today().isoformat()
    rows = []
    for inv in suiteql(Q.format(since=since)):
        inv["synced_on"] = today
        inv["foreigntotal"] = float(inv["foreigntotal"] or 0)
        rows.append(inv)
    if not rows:
        print("nothing")
        return
    tmp = TABLE + "_stg"
    job = bq.load_table_from_json(
        rows, tmp, job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE", autodetect=True)
    )
    job.result()
    bq.query(
        f"""MERGE `{TABLE}` t USING `{tmp}` s ON t.id = s.id
            WHEN MATCHED THEN UPDATE SET status = s.status, duedate = s.duedate, foreigntotal = s.foreigntotal, synced_on = s.synced_on
            WHEN NOT MATCHED THEN INSERT ROW"""
    ).result()
    print(len(rows), "merged")


if __name__ == "__main__":
    main()
