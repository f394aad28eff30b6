import os

from slack_sdk import WebClient

client = WebClient(token=os.environ.get("SLACK_BOT_TOKEN"))


def security(text):
    client.chat_postMessage(channel=os.environ.get("SECURITY_CHANNEL", "#security"), text=text)
