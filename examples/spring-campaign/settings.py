"""What all campaign jobs share.

Secrets live in the environment of the job runner. Who may change them, and how:
https://wiki.lagoviatravel.com/marketing-ops/secrets
"""
import os

HUBSPOT_URL = "https://api.hubapi.com"
SALESFORCE_URL = "https://lagovia.my.salesforce.com"
OFFERS_API = "https://offers01.corp.lagoviatravel.com/api"

HUBSPOT_TOKEN = os.environ.get("HUBSPOT_TOKEN")
SALESFORCE_TOKEN = os.environ.get("SALESFORCE_TOKEN")
ZENDESK_TOKEN = os.environ.get("ZENDESK_TOKEN")

# connect, read
HTTP_TIMEOUT = (5, 30)
USER_AGENT = "lagovia-marketing-ops/3.1 (+https://www.lagoviatravel.com/bots)"

STATE_DIR = os.environ.get("STATE_DIR", "/var/lib/marketing-ops")
CAMPAIGN = "spring-break"
DESTINATIONS = ("cancun", "algarve", "tenerife", "punta-cana")
