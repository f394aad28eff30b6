import os

TYPEFORM_SECRET = os.environ.get("TYPEFORM_SECRET", "")
HUBSPOT_TOKEN = os.environ.get("HUBSPOT_TOKEN", "")
PIPEDRIVE_TOKEN = os.environ.get("PIPEDRIVE_TOKEN", "")
SLACK_WEBHOOK = "https://hooks.slack.com/services/" + os.environ.get("SLACK_HOOK_PATH", "")
