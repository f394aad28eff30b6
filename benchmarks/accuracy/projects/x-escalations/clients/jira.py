import os

from .base import BaseClient


class JiraClient(BaseClient):
    base_url = os.environ.get("JIRA_URL", "https://acme.atlassian.net") + "/rest/api/2"

    def authenticate(self):
        self.session.auth = (os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"])

    def create(self, project, summary, description, labels=()):
        issue = self.post("/issue", {"fields": {
            "project": {"key": project},
            "issuetype": {"name": "Bug"},
            "summary": summary[:250],
            "description": description,
            "labels": list(labels),
        }})
        return issue["key"]
