import os

from slack_sdk import WebClient

from registry import step

slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


@step("welcome")
def announce(person, ctx):
    resp = slack.chat_postMessage(
        channel=ctx["config"]["welcome_channel"],
        text=f":wave: {person['displayName']} joins {person['department']} on {person['hireDate']}",
    )
    return resp["ts"]
