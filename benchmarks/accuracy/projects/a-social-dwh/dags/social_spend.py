import io
from datetime import datetime, timedelta

import pandas as pd
from airflow.decorators import dag, task
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

from linkedin_hook import LinkedInAdsHook
from tiktok_hook import TikTokAdsHook

BUCKET = "acme-marketing-landing"
LI_ACCOUNTS = ["508112233", "508445566"]


def on_fail(ctx):
    SlackWebhookHook(slack_webhook_conn_id="slack_data").send(
        text=":rotating_light: %s failed (%s)" % (ctx["task_instance"].task_id, ctx["ds"]))


def land(df, key):
    buf = io.BytesIO()
    df.to_parquet(buf, index=False)
    S3Hook("aws_default").load_bytes(buf.getvalue(), key=key, bucket_name=BUCKET, replace=True)
    return key


@dag(schedule="0 6 * * *", start_date=datetime(2024, 5, 1), catchup=False, max_active_runs=1,
     default_args={"retries": 2, "retry_delay": timedelta(minutes=10), "on_failure_callback": on_fail})
def social_spend():

    @task
    def tiktok(ds=None):
        hook = TikTokAdsHook()
        rows = [r for adv in hook.advertisers for r in hook.report(adv, ds, ds)]
        df = pd.DataFrame(rows).astype({"spend": float, "clicks": int, "impressions": int})
        df["channel"] = "tiktok"
        return land(df.rename(columns={"stat_time_day": "day"}), f"tiktok/{ds}.parquet")

    @task
    def linkedin(ds=None):
        hook = LinkedInAdsHook()
        rows = []
        for acc in LI_ACCOUNTS:
            for e in hook.analytics(acc, ds):
                rows.append({"campaign_id": e["pivotValues"][0].split(":")[-1], "day": ds, "channel": "linkedin",
                             "spend": float(e["costInLocalCurrency"]), "clicks": e["clicks"],
                             "impressions": e["impressions"], "advertiser_id": acc})
        return land(pd.DataFrame(rows), f"linkedin/{ds}.parquet")

    @task
    def copy(key, ds=None):
        SnowflakeHook("snowflake_mkt").run([
            "DELETE FROM raw.social_spend WHERE day = '%s' AND channel = '%s'" % (ds, key.split("/")[0]),
            "COPY INTO raw.social_spend FROM @mkt_landing/%s FILE_FORMAT = (TYPE = PARQUET) "
            "MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE" % key,
        ])

    @task
    def check(ds=None):
        row = SnowflakeHook("snowflake_mkt").get_first(
            "SELECT SUM(spend), COUNT(DISTINCT channel) FROM raw.social_spend WHERE day = %s", parameters=(ds,))
        if row[1] < 2:
            raise ValueError("channel missing")
        SlackWebhookHook(slack_webhook_conn_id="slack_data").send(text=f"Social spend {ds}: {row[0]:.2f} EUR")

    copies = [copy.override(task_id="copy_tiktok")(tiktok()), copy.override(task_id="copy_linkedin")(linkedin())]
    copies >> check()


social_spend()
