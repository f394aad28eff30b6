"""
### Month end helpers

* refunds of the shop database to the controllers' sheet
* payroll hours of the (old) time clock MySQL to the payroll bureau by SFTP

Owner: finance-data@
"""
import csv
import tempfile
from datetime import datetime, timedelta
from decimal import Decimal

from airflow.decorators import dag, task, task_group
from airflow.operators.email import EmailOperator
from airflow.providers.google.suite.hooks.sheets import GSheetsHook
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.sftp.hooks.sftp import SFTPHook
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator

SHEET_ID = "1vQm0n8S2bHnGd_4cJmKk2fW6rT1yZ0aLx9Pq7Re"

REFUNDS = """
    select r.created_at::date as day, o.number, r.reason, r.amount
    from refunds r join orders o on o.id = r.order_id
    where r.created_at >= %(start)s and r.created_at < %(end)s
    order by 1
"""

HOURS = "SELECT staff_no, SUM(minutes)/60 AS hours FROM clockings WHERE period = %s GROUP BY staff_no"


@dag(
    schedule="0 6 1 * *",
    start_date=datetime(2023, 11, 1),
    catchup=False,
    doc_md=__doc__,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
)
def finance_close():
    @task
    def get_refunds(data_interval_start=None, data_interval_end=None):
        df = PostgresHook("shop_replica").get_pandas_df(
            REFUNDS, parameters={"start": data_interval_start, "end": data_interval_end}
        )
        df["amount"] = df["amount"].map(lambda a: str(Decimal(a).quantize(Decimal("0.01"))))
        df["day"] = df["day"].astype(str)
        return df.values.tolist()

    @task
    def to_sheet(rows):
        GSheetsHook(gcp_conn_id="gcp_finance").append_values(
            spreadsheet_id=SHEET_ID, range_="refunds!A:D", values=rows
        )

    @task
    def refund_total(rows):
        return str(sum(Decimal(r[3]) for r in rows))

    @task_group
    def payroll():
        @task
        def hours(ds_nodash=None):
            return MySqlHook(mysql_conn_id="timeclock").get_records(HOURS, parameters=(ds_nodash[:6],))

        @task
        def deliver(records, ds_nodash=None):
            with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as tmp:
                out = csv.writer(tmp, delimiter=";")
                out.writerow(["PERSNR", "STUNDEN"])
                for staff_no, h in records:
                    out.writerow([staff_no, str(round(h, 2)).replace(".", ",")])
                tmp.flush()
                SFTPHook(ssh_conn_id="payroll_bureau").store_file(f"/in/hours_{ds_nodash[:6]}.csv", tmp.name)

        deliver(hours())

    rows = get_refunds()
    sheet = to_sheet(rows)
    total = refund_total(rows)

    tell = SlackWebhookOperator(
        task_id="tell_controllers",
        slack_webhook_conn_id="slack_finance",
        message="Refunds of last month: EUR {{ ti.xcom_pull(task_ids='refund_total') }}",
    )
    mail = EmailOperator(
        task_id="mail_payroll",
        to="payroll@lindhof.example",
        subject="Hours for {{ ds_nodash[:6] }} delivered",
        html_content="The file is in your inbox folder. Kind regards, Airflow",
    )

    [sheet, total] >> tell
    payroll() >> mail


finance_close()
