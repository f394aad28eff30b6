import os

BROKER_URL = os.getenv("CELERY_BROKER_URL", "redis://redis:6379/0")
ZENDESK_SUBDOMAIN = "acmehelp"
ZENDESK_EMAIL = os.getenv("ZENDESK_EMAIL")
ZENDESK_TOKEN = os.getenv("ZENDESK_TOKEN")
INTERCOM_TOKEN = os.getenv("INTERCOM_TOKEN")
JIRA_SERVER = "https://acme.atlassian.net"
JIRA_USER = os.getenv("JIRA_USER")
JIRA_TOKEN = os.getenv("JIRA_TOKEN")
LINEAR_KEY = os.getenv("LINEAR_API_KEY")
LINEAR_TEAM = os.getenv("LINEAR_TEAM_ID")
TEAMS_WEBHOOK = os.getenv("TEAMS_WEBHOOK")
