import os
from dotenv import load_dotenv

load_dotenv()

HUBSPOT_TOKEN = os.environ["HUBSPOT_TOKEN"]
HUBSPOT_BASE = "https://api.hubapi.com"
PIPELINE_ID = os.getenv("PIPELINE_ID", "default")
CLOSED_STAGES = {"closedwon", "closedlost"}

SLACK_BOT_TOKEN = os.environ["SLACK_BOT_TOKEN"]
SLACK_CHANNEL = os.getenv("SLACK_CHANNEL", "#sales")

HC_URL = os.getenv("HC_URL", "https://hc-ping.com/2c7f2f8e-0c41-4a35-a0d5-1b6d6c6b2f55")
