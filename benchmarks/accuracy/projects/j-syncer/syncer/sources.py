import os

import requests
from atlassian import Jira

from .core import Source


class HubspotContacts(Source):
    def __init__(self, properties):
        self.properties = properties

    def records(self):
        after = None
        while True:
            params = {"limit": 100, "properties": ",".join(self.properties)}
            if after:
                params["after"] = after
            page = requests.get(
                "https://api.hubapi.com/crm/v3/objects/contacts",
                params=params,
                headers={"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"},
                timeout=30,
            ).json()
            for result in page["results"]:
                yield result["properties"]
            after = page.get("paging", {}).get("next", {}).get("after")
            if after is None:
                return


class JiraIssues(Source):
    def __init__(self, jql):
        self.jql = jql

    def records(self):
        jira = Jira(
            url=os.environ["ATLASSIAN_URL"],
            username=os.environ["ATLASSIAN_USER"],
            password=os.environ["ATLASSIAN_TOKEN"],
            cloud=True,
        )
        for issue in jira.jql(self.jql, limit=200)["issues"]:
            yield {"key": issue["key"], **issue["fields"]}
