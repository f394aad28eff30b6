import os
from types import SimpleNamespace

settings = SimpleNamespace(
    hubspot_token=os.environ.get("HUBSPOT_TOKEN", ""),
    intercom_token=os.environ.get("INTERCOM_TOKEN", ""),
    slack_token=os.environ.get("SLACK_BOT_TOKEN", ""),
    slack_channel=os.environ.get("SLACK_CHANNEL", "#crm-sync"),
)
