from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook


def on_failure(context):
    ti = context["task_instance"]
    SlackWebhookHook(slack_webhook_conn_id="slack_data").send(
        text=f":red_circle: {ti.dag_id}.{ti.task_id} failed ({context['logical_date']:%Y-%m-%d})"
    )
