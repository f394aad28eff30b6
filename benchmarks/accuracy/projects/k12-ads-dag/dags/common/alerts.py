from __future__ import annotations

from airflow.providers.pagerduty.hooks.pagerduty_events import PagerdutyEventsHook


def page_oncall(context: dict) -> None:
    """on_failure_callback of all marketing dags."""
    ti = context["task_instance"]
    PagerdutyEventsHook(pagerduty_events_conn_id="pagerduty_marketing").send_event(
        summary=f"{ti.dag_id}.{ti.task_id} failed",
        severity="warning",
        source="airflow",
        dedup_key=f"{ti.dag_id}.{ti.task_id}",
    )
