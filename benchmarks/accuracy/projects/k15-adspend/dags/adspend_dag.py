from __future__ import annotations

import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

import adspend


def on_failure(context):
    SlackWebhookHook(slack_webhook_conn_id="slack_data").send(
        text=f"{context['dag'].dag_id}.{context['task'].task_id} failed"
    )


@dag(
    schedule="0 5 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": on_failure},
    tags=["marketing"],
)
def ad_spend():
    @task
    def meta_to_warehouse(ds=None):
        df = adspend.MetaExtractor(Variable.get("meta_account")).run(ds)
        adspend.append(df)

    @task
    def linkedin_to_warehouse(ds=None):
        df = adspend.LinkedInExtractor(Variable.get("linkedin_account")).run(ds)
        adspend.append(df)

    # Google comes into Snowflake through the native transfer, we only archive it
    @task
    def google_to_lake(ds=None):
        df = adspend.GoogleAdsExtractor(Variable.get("gads_customer")).run(ds)
        adspend.put_parquet(df, "google", ds)

    @task
    def find_overspend(ds=None) -> list[str]:
        return [
            f"{campaign}: {float(cost):.0f} of {float(budget):.0f}"
            for campaign, cost, budget in adspend.overspend(ds)
        ]

    @task
    def alert(lines: list[str]):
        if lines:
            SlackWebhookHook(slack_webhook_conn_id="slack_marketing").send(
                text="Over budget yesterday:\n" + "\n".join(lines)
            )

    found = find_overspend()
    [meta_to_warehouse(), linkedin_to_warehouse(), google_to_lake()] >> found
    alert(found)


ad_spend()
