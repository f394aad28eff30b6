import os

from slack_sdk import WebClient


class Provisioner:
    channel = "#people-ops"

    def __init__(self):
        self.web = WebClient(token=os.environ["SLACK_TOKEN"])

    def provision(self, emp, ctx):
        self.web.chat_postMessage(
            channel=self.channel,
            text=f"{emp['first']} {emp['last']} ({emp['title']}) starts on {emp['hire_date'][:10]} :wave:",
        )
