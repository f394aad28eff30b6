from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook


def slack_failure(context):
    ti = context["task_instance"]
    SlackWebhookHook(slack_webhook_conn_id="slack_data_alerts").send(
        text=f":red_circle: {ti.dag_id}.{ti.task_id} failed ({context['ds']}) <{ti.log_url}|log>"
    )
