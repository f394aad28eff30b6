import os

import requests
from jira import JIRA


class JiraTracker:
    FIELD_TICKET = "customfield_10201"

    def __init__(self):
        self.api = JIRA(
            server=os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"])
        )

    def create_bug(self, summary, description, ticket_id, labels):
        return self.api.create_issue(
            fields={
                "project": {"key": "SUP"},
                "issuetype": {"name": "Bug"},
                "summary": summary,
                "description": description,
                "labels": list(labels),
                self.FIELD_TICKET: ticket_id,
            }
        )

    def recently_done(self):
        jql = 'project = SUP AND statusCategory = Done AND resolved >= -1d AND "Zendesk Ticket" is not EMPTY'
        return self.api.search_issues(jql, maxResults=200)


LINEAR_CREATE = """
mutation IssueCreate($input: IssueCreateInput!) {
  issueCreate(input: $input) { success }
}
"""


class LinearTracker:
    def __init__(self):
        self.key = os.environ["LINEAR_API_KEY"]
        self.team = os.environ["LINEAR_TEAM_ID"]

    def create(self, title, markdown):
        r = requests.post(
            "https://api.linear.app/graphql",
            headers={"Authorization": self.key},
            json={
                "query": LINEAR_CREATE,
                "variables": {"input": {"teamId": self.team, "title": title, "description": markdown}},
            },
            timeout=15,
        )
        r.raise_for_status()
        return r.json()["data"]["issueCreate"]["success"]
