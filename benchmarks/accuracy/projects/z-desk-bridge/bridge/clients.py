import os
from functools import lru_cache

import requests
from jira import JIRA
from zenpy import Zenpy


@lru_cache()
def jira():
    return JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_API_TOKEN"]))


@lru_cache()
def zendesk():
    return Zenpy(
        subdomain=os.environ["ZENDESK_SUBDOMAIN"],
        email=os.environ["ZENDESK_EMAIL"],
        token=os.environ["ZENDESK_TOKEN"],
    )


def open_incidents():
    page = os.environ["STATUSPAGE_PAGE_ID"]
    r = requests.get(
        f"https://api.statuspage.io/v1/pages/{page}/incidents/unresolved",
        headers={"Authorization": "OAuth " + os.environ["STATUSPAGE_API_KEY"]},
        timeout=10,
    )
    r.raise_for_status()
    return r.json()
