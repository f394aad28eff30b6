import os

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

_client = WebClient(token=os.environ.get("SLACK_BOT_TOKEN"))


def say(channel: str, text: str) -> None:
    try:
        _client.chat_postMessage(channel=channel, text=text)
    except SlackApiError as e:
        print("slack:", e.response["error"])
