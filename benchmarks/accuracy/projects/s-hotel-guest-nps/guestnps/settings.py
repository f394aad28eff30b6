import os

from dotenv import load_dotenv

load_dotenv()

MEWS_BASE = os.getenv("MEWS_BASE", "https://api.mews.com/api/connector/v1")
MEWS_TOKENS = {
    "ClientToken": os.environ["MEWS_CLIENT_TOKEN"],
    "AccessToken": os.environ["MEWS_ACCESS_TOKEN"],
    "Client": "GuestNps 0.9",
}
DELIGHTED_KEY = os.environ["DELIGHTED_API_KEY"]
ZENDESK_SUBDOMAIN = os.environ.get("ZENDESK_SUBDOMAIN", "lakesidehotels")
ZENDESK_AUTH = (os.environ["ZENDESK_EMAIL"] + "/token", os.environ["ZENDESK_TOKEN"])
SLACK_TOKEN = os.environ["SLACK_BOT_TOKEN"]
DUTY_CHANNEL = os.environ.get("DUTY_CHANNEL", "#duty-managers")
