from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

from include import linkedin_ads, meta_ads, stage

REPORT = """
select channel, sum(spend) spend, sum(clicks) clicks
from marts.ad_spend
where day = %(day)s
group by 1 order by 2 desc
"""

default_args = {"owner": "growth", "retries": 2, "retry_delay": timedelta(minutes=10)}


@dag(schedule="30 5 * * *", start_date=datetime(2024, 1, 1), catchup=False, default_args=default_args,
     tags=["growth"])
def ad_spend():

    @task
    def extract(channel, ds=None):
        pull = {"meta": meta_ads.insights, "linkedin": linkedin_ads.analytics}[channel]
        rows = list(pull(ds))
        return stage.put(channel, ds, rows)

    @task
    def load(keys):
        return sum(stage.into_snowflake(k) for k in keys if k)

    @task
    def report(n, ds=None):
        if not n:
            return
        hook = SnowflakeHook(snowflake_conn_id="snowflake_marts")
        lines = []
        for channel, spend, clicks in hook.get_records(REPORT, parameters={"day": ds}):
            lines.append(f"{channel:<10} {spend:>10,.2f}  {clicks:>7,}")
        from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
        SlackWebhookHook(slack_webhook_conn_id="slack_growth").send(
            text=f"Spend {ds}\n```" + "\n".join(lines) + "```")

    keys = extract.expand(channel=Variable.get("ad_channels", ["meta", "linkedin"], deserialize_json=True))
    report(load(keys))


ad_spend()
