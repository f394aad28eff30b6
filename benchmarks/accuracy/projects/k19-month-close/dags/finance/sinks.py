import gspread
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.postgres.hooks.postgres import PostgresHook

FIELDS = ["invoice_id", "number", "contact", "total", "currency", "issued"]


def replace_invoices(period, rows):
    hook = PostgresHook(postgres_conn_id="finance_dw")
    hook.run("delete from ar_invoices where period = %s", parameters=(period,))
    hook.insert_rows(
        table="ar_invoices",
        rows=[(period,) + tuple(r[f] for f in FIELDS) for r in rows],
        target_fields=["period"] + FIELDS,
    )


def fill_sheet(sheet_key, tab, header, rows):
    gc = gspread.service_account(filename="/opt/airflow/secrets/gsheets.json")
    ws = gc.open_by_key(sheet_key).worksheet(tab)
    ws.clear()
    ws.update(range_name="A1", values=[header] + rows)


def archive(path, key):
    S3Hook(aws_conn_id="aws_archive").load_file(
        filename=path, key=key, bucket_name="acme-finance-archive", replace=True
    )
