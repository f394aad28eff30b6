import os

from slack_sdk import WebClient

_slack = WebClient(token=os.environ.get("SLACK_BOT_TOKEN"))


def _say(channel, text):
    _slack.chat_postMessage(channel=channel, text=text)


def new_lead(lead):
    _say("#inbound", f":wave: {lead.name} ({lead.domain}, {lead.seats} seats): {lead.message[:200]}")


def meeting_booked():
    _say("#sales-floor", ":calendar: A demo was booked, details are in HubSpot")
