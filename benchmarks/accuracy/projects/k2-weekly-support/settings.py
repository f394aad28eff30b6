import os

ZENDESK = os.environ.get("ZENDESK_SUBDOMAIN", "acme")
ZENDESK_AUTH = (os.environ.get("ZENDESK_EMAIL", "") + "/token", os.environ.get("ZENDESK_TOKEN", ""))
PAGERDUTY_TOKEN = os.environ.get("PAGERDUTY_TOKEN", "")
ESCALATION_POLICY = "PX1C2D3"
JIRA = "https://acme.atlassian.net"
JIRA_AUTH = (os.environ.get("JIRA_USER", ""), os.environ.get("JIRA_TOKEN", ""))
SLACK_HOOK = os.environ.get("SLACK_HOOK", "")
MAIL_FROM = "reports@acme.example"
MAIL_HOST = os.environ.get("MAIL_HOST", "localhost")
MAIL_USER = os.environ.get("MAIL_USER", "")
MAIL_PASS = os.environ.get("MAIL_PASS", "")
