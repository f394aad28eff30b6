import requests
from airflow.models import Variable


def open_alert(context):
    """on_failure_callback"""
    ti = context["task_instance"]
    requests.post(
        "https://api.opsgenie.com/v2/alerts",
        headers={"Authorization": "GenieKey " + Variable.get("opsgenie_key")},
        json={
            "message": f"Airflow: {ti.dag_id}.{ti.task_id} failed",
            "alias": f"{ti.dag_id}-{context['ds']}",
            "description": str(context.get("exception"))[:1000],
            "priority": "P3",
        },
        timeout=10,
    )
