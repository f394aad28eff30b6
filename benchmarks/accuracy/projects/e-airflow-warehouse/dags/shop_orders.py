"""orders of the shop database to the warehouse, nightly"""
import io

import pendulum
from airflow.decorators import dag, task
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

from include.alerts import on_failure

BUCKET = "velo-landing"

ORDERS = """
SELECT o.id, o.customer_id, o.status, o.total, o.currency, o.created_at
FROM orders o WHERE o.updated_at >= %(start)s AND o.updated_at < %(end)s
"""

COPY = """
COPY INTO raw.shop.orders FROM @raw.shop.landing/{key}
FILE_FORMAT = (TYPE = PARQUET) MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE
"""


@dag(
    schedule="20 2 * * *",
    start_date=pendulum.datetime(2023, 3, 1, tz="Europe/Amsterdam"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": on_failure},
    tags=["shop"],
)
def shop_orders():
    @task
    def to_s3(data_interval_start=None, data_interval_end=None):
        df = MySqlHook("shop_replica").get_pandas_df(
            ORDERS, parameters={"start": data_interval_start, "end": data_interval_end}
        )
        buf = io.BytesIO()
        df.to_parquet(buf, index=False)
        key = f"orders/{data_interval_start:%Y/%m/%d}/orders.parquet"
        S3Hook("aws_landing").load_bytes(buf.getvalue(), key, bucket_name=BUCKET, replace=True)
        return key

    @task
    def copy_into(key):
        SnowflakeHook("snowflake_loader").run(COPY.format(key=key))

    copy_into(to_s3())


shop_orders()
