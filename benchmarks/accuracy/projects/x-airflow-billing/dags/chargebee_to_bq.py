from datetime import datetime

from airflow.datasets import Dataset
from airflow.decorators import dag, task

from helpers.alerts import on_failure

INVOICES = Dataset("bigquery://billing/invoices")


@dag(schedule="@daily", start_date=datetime(2024, 1, 1), catchup=False,
     default_args={"retries": 2, "on_failure_callback": on_failure}, tags=["billing"])
def chargebee_to_bq():
    @task
    def extract(data_interval_start=None, data_interval_end=None):
        from helpers.chargebee_hook import ChargebeeHook

        hook = ChargebeeHook()
        return list(hook.invoices(int(data_interval_start.timestamp()), int(data_interval_end.timestamp())))

    @task
    def clean(rows):
        out = []
        for r in rows:
            if r["status"] in ("voided", "pending"):
                continue
            r["date"] = datetime.utcfromtimestamp(r["date"]).date().isoformat()
            out.append(r)
        return out

    @task(outlets=[INVOICES])
    def load(rows, ds=None):
        from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook

        hook = BigQueryHook(gcp_conn_id="gcp", use_legacy_sql=False)
        client = hook.get_client(project_id="acme-dwh")
        errors = client.insert_rows_json("acme-dwh.billing.invoices", rows)
        if errors:
            raise ValueError(errors[:3])

    load(clean(extract()))


chargebee_to_bq()
