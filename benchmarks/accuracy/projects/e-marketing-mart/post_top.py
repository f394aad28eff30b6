import os

from slack_sdk import WebClient

WebClient(token=os.environ["SLACK_BOT_TOKEN"]).files_upload_v2(
    channel=os.environ["SLACK_CHANNEL_ID"],
    file="data/meta_top.csv",
    title="Most expensive social campaigns, last 30 days",
)
