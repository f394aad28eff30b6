import pandas as pd
import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

from include.alerts import on_failure
from include.tiktok import TikTokReport

CHECK = """
SELECT COUNT(*), SUM(spend) FROM raw.ads.tiktok_daily WHERE stat_time_day = %(day)s
"""


@dag(
    schedule="0 6 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    default_args={"on_failure_callback": on_failure},
)
def ad_spend():
    @task(retries=3)
    def load(ds=None):
        report = TikTokReport(Variable.get("tiktok_advertiser")).between(ds, ds)
        df = pd.DataFrame(report)
        if df.empty:
            return 0
        df = df.astype({"spend": float, "impressions": int, "clicks": int, "conversion": int})
        engine = SnowflakeHook("snowflake_loader", schema="ads", database="raw").get_sqlalchemy_engine()
        with engine.begin() as con:
            con.exec_driver_sql("DELETE FROM tiktok_daily WHERE stat_time_day = %s", (ds,))
            df.to_sql("tiktok_daily", con, if_exists="append", index=False)
        return len(df)

    @task.short_circuit
    def any_rows(n):
        return n > 0

    @task
    def check(ds=None):
        n, spend = SnowflakeHook("snowflake_loader").get_first(CHECK, parameters={"day": ds})
        return {"n": n, "spend": float(spend or 0)}

    @task
    def tell(result, ds=None):
        SlackWebhookHook(slack_webhook_conn_id="slack_growth").send(
            text=f"{ds}: {result['n']} campaigns, {result['spend']:.2f} EUR spent"
        )

    checked = check()
    any_rows(load()) >> checked
    tell(checked)


ad_spend()
