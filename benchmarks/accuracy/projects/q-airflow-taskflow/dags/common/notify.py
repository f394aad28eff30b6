import os

from slack_sdk import WebClient

CHANNEL = os.environ.get("REVOPS_CHANNEL", "C02REVOPS")


def post(text: str) -> None:
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
    client.chat_postMessage(channel=CHANNEL, text=text)


def on_failure(context) -> None:
    ti = context["task_instance"]
    post(f":red_circle: {ti.dag_id}.{ti.task_id} failed, see {ti.log_url}")
