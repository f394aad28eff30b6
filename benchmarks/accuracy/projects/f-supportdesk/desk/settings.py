import os

LINEAR_KEY = os.environ["LINEAR_KEY"]
LINEAR_TEAM = os.environ["LINEAR_TEAM"]
INTERCOM_TOKEN = os.environ["INTERCOM_TOKEN"]
INTERCOM_BOT = os.environ["INTERCOM_BOT_ADMIN"]
HUBSPOT_TOKEN = os.environ["HUBSPOT_TOKEN"]
SLACK_TOKEN = os.environ["SLACK_TOKEN"]
CSAT_CHANNEL = os.environ.get("CSAT_CHANNEL", "#csat")
PRIORITY = {"enterprise": 1, "growth": 2}
