from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator
from airflow.utils.trigger_rule import TriggerRule

from include import crm, lake, marketo, warehouse

default_args = {"owner": "revops", "retries": 2, "retry_delay": timedelta(minutes=5)}


@dag(schedule="0 4 * * *", start_date=datetime(2023, 9, 1), catchup=False, default_args=default_args, tags=["revops"])
def lead_scoring():

    @task
    def extract_leads(ds=None):
        rows = crm.changed_leads(ds)
        return lake.put_jsonl(f"sf/leads/{ds}.jsonl", rows)

    @task
    def extract_activities(ds=None):
        rows = marketo.activities(since=ds)
        return lake.put_jsonl(f"marketo/activities/{ds}.jsonl", rows)

    @task
    def load(table: str, key: str):
        warehouse.copy_from_s3(table, key)

    @task
    def score():
        warehouse.run_file("score_leads.sql")
        return warehouse.fetch("select lead_id, score, grade from mart.lead_score where changed_on = current_date")

    @task
    def write_back(scores: list):
        limit = int(Variable.get("lead_score_limit", default_var=5000))
        crm.update_scores(scores[:limit])

    alarm = SlackWebhookOperator(
        task_id="alarm",
        slack_webhook_conn_id="slack_revops",
        message="{{ dag.dag_id }} failed on {{ ds }}",
        trigger_rule=TriggerRule.ONE_FAILED,
    )

    leads = load.override(task_id="load_leads")("staging.leads", extract_leads())
    acts = load.override(task_id="load_activities")("staging.activities", extract_activities())
    scored = score()
    [leads, acts] >> scored
    write_back(scored) >> alarm


lead_scoring()
