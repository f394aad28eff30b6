from datetime import datetime

from airflow.datasets import Dataset
from airflow.decorators import dag, task
from airflow.models import Variable

from helpers.alerts import on_failure

SQL = """
SELECT customer_id, currency, SUM(due) AS open_amount, COUNT(*) AS invoices, MIN(date) AS oldest
FROM `acme-dwh.billing.invoices`
WHERE due > 0
GROUP BY 1, 2
ORDER BY open_amount DESC
LIMIT 500
"""


@dag(schedule=[Dataset("bigquery://billing/invoices")], start_date=datetime(2024, 1, 1), catchup=False,
     default_args={"on_failure_callback": on_failure}, tags=["billing"])
def receivables_sheet():
    @task
    def query():
        from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook

        df = BigQueryHook(gcp_conn_id="gcp", use_legacy_sql=False).get_pandas_df(SQL)
        df["oldest"] = df["oldest"].astype(str)
        return df.values.tolist()

    @task
    def write(values):
        from airflow.providers.google.suite.hooks.sheets import GSheetsHook

        hook = GSheetsHook(gcp_conn_id="gcp")
        sheet = Variable.get("receivables_sheet_id")
        hook.clear(spreadsheet_id=sheet, range_="open!A2:E")
        hook.update_values(spreadsheet_id=sheet, range_="open!A2", values=values)

    @task
    def stamp():
        from airflow.providers.http.hooks.http import HttpHook

        HttpHook(method="POST", http_conn_id="statuspage").run(
            "/v1/pages/abc/metrics/def/data",
            json={"data": {"timestamp": int(datetime.utcnow().timestamp()), "value": 1}},
        )

    write(query()) >> stamp()


receivables_sheet()
