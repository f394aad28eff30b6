import os

ZENDESK = {
    "email": os.environ["ZENDESK_EMAIL"],
    "token": os.environ["ZENDESK_TOKEN"],
    "subdomain": os.environ["ZENDESK_SUBDOMAIN"],
}
JIRA_URL = os.environ.get("JIRA_URL", "https://acme.atlassian.net")
JIRA_AUTH = (os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"])
JIRA_PROJECT = "SUP"

# zendesk custom fields
FIELD_JIRA_STATUS = 360021198872
FIELD_COMPONENT = 360021198899

COMPONENTS = {
    "comp_checkout": "Checkout",
    "comp_app": "Mobile app",
    "comp_billing": "Billing",
}
PRIORITY = {"urgent": "Highest", "high": "High", "normal": "Medium", "low": "Low", None: "Medium"}
