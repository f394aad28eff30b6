from __future__ import annotations

import requests
from airflow.models import BaseOperator, Variable
from airflow.providers.amazon.aws.hooks.redshift_sql import RedshiftSQLHook


class RedshiftToGoogleChatOperator(BaseOperator):
    template_fields = ("sql",)

    def __init__(self, *, sql: str, headline: str, **kwargs) -> None:
        super().__init__(**kwargs)
        self.sql = sql
        self.headline = headline

    def execute(self, context) -> None:
        lines = [f"*{self.headline}*"]
        for account, overdue in RedshiftSQLHook("redshift_default").get_records(self.sql):
            lines.append(f"{account}: {overdue:,.2f}")
        space = Variable.get("gchat_finance_space")
        requests.post(
            f"https://chat.googleapis.com/v1/spaces/{space}/messages",
            params={"key": Variable.get("gchat_key"), "token": Variable.get("gchat_token")},
            json={"text": "\n".join(lines)},
            timeout=15,
        ).raise_for_status()


def page_on_call(context) -> None:
    """on_failure_callback for everything in this repo."""
    ti = context["task_instance"]
    requests.post(
        "https://api.opsgenie.com/v2/alerts",
        headers={"Authorization": f"GenieKey {Variable.get('opsgenie_key')}"},
        json={"message": f"{ti.dag_id}.{ti.task_id} failed", "alias": f"{ti.dag_id}-{ti.run_id}", "priority": "P3"},
        timeout=15,
    )
