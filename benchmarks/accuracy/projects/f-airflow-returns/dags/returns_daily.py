from __future__ import annotations

import pendulum
from airflow.decorators import dag, task

from plugins_returns import cases, shiphero, warehouse


def on_fail(context):
    from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
    SlackWebhookHook(slack_webhook_conn_id="slack_ops").send(
        text=f"{context['task_instance'].task_id} failed: {context['exception']}")


@dag(
    schedule="0 5 * * *",
    start_date=pendulum.datetime(2024, 11, 1, tz="UTC"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": on_fail},
    tags=["peak", "returns"],
)
def returns_daily():
    @task
    def extract(ds=None) -> str:
        return shiphero.dump_returns(ds)

    @task
    def load(key: str) -> int:
        return warehouse.copy_in(key)

    @task
    def open_cases(n: int) -> list[str]:
        if not n:
            return []
        return cases.create(warehouse.suspicious())

    @task
    def notify(case_ids: list[str]):
        from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
        if case_ids:
            SlackWebhookHook(slack_webhook_conn_id="slack_returns").send(
                text="Return cases opened: " + ", ".join(case_ids))

    notify(open_cases(load(extract())))


returns_daily()
