from datetime import datetime

import requests
from airflow.decorators import dag, task
from airflow.hooks.base import BaseHook

from helpers.alerts import on_failure

ACCOUNT_REF = {"EUR": "81", "USD": "82"}


def read_refunds(ds, **_):
    from airflow.providers.postgres.hooks.postgres import PostgresHook

    return PostgresHook("psp_ledger").get_records(
        "select id, order_no, amount, currency, created_at::date::text from refunds where created_at::date = %s",
        parameters=(ds,),
    )


@dag(schedule="0 5 * * *", start_date=datetime(2024, 1, 1), catchup=False,
     default_args={"on_failure_callback": on_failure}, tags=["billing"])
def refunds_quickbooks():
    refunds = task(read_refunds)()

    @task(max_active_tis_per_dag=2)
    def book(refund):
        _id, order_no, amount, currency, day = refund
        qb = BaseHook.get_connection("quickbooks")
        r = requests.post(
            f"https://quickbooks.api.intuit.com/v3/company/{qb.login}/refundreceipt",
            headers={"Authorization": "Bearer " + qb.password, "Accept": "application/json"},
            json={
                "DocNumber": str(_id),
                "TxnDate": day,
                "DepositToAccountRef": {"value": ACCOUNT_REF[currency]},
                "CurrencyRef": {"value": currency},
                "PrivateNote": f"Refund for {order_no}",
                "Line": [{"DetailType": "SalesItemLineDetail", "Amount": float(amount),
                          "SalesItemLineDetail": {"ItemRef": {"value": "19"}}}],
            },
            timeout=30,
        )
        r.raise_for_status()

    book.expand(refund=refunds)


refunds_quickbooks()
