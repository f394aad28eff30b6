import os

from common import ORDERS_TOPIC, messages
from slack_sdk import WebClient

slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])

if __name__ == "__main__":
    slack.chat_postMessage(channel="#fraud", text="fraud watcher is up")
    for order in filter(None, messages("fraud-alerts", ORDERS_TOPIC)):
        if order["risk"] == "high" and order["total"] > 200:
            slack.chat_postMessage(
                channel="#fraud",
                text="Order {id} over {total:.2f} {currency} by {email} looks odd".format(**order),
            )
