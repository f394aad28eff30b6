from datetime import datetime, timedelta

from airflow.decorators import dag, task

import etl

DEFAULTS = {
    "owner": "finance-data",
    "retries": 2,
    "retry_delay": timedelta(minutes=10),
    "on_failure_callback": etl.open_alert,
}


@dag(schedule="0 3 * * *", start_date=datetime(2023, 5, 1), catchup=False, default_args=DEFAULTS)
def orders_to_lake():
    @task
    def export(ds=None) -> dict:
        orders = etl.daily_orders(ds)
        uri = etl.frame_to_s3(orders, f"orders/day={ds}/orders.parquet")
        per_currency = orders.groupby("currency")["total_net"].sum().round(2)
        return {"uri": uri, "count": len(orders), "net": per_currency.to_dict()}

    @task
    def announce(result: dict, ds=None):
        sums = ", ".join(f"{v:,.2f} {k}" for k, v in result["net"].items())
        etl.say(f"{ds}: {result['count']} orders exported, net {sums}")

    announce(export())


@dag(schedule="30 5 * * *", start_date=datetime(2023, 5, 1), catchup=False, default_args=DEFAULTS)
def bank_and_fx():
    @task
    def bank(ds=None):
        return etl.frame_to_snowflake(etl.bank_lines(ds), "BANK_LINES")

    @task
    def fx(ds=None):
        df = etl.fx_rates(ds)
        return etl.frame_to_snowflake(df, "FX_RATES")

    bank() >> fx()


orders_to_lake()
bank_and_fx()
