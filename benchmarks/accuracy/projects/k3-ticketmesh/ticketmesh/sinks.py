import os

import requests
from jira import JIRA

from .model import Ticket
from .registry import sink

CREATE = """
mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier } }
}
"""


@sink("jira")
class JiraSink:
    def __init__(self, project: str, **_):
        self.project = project
        self.jira = JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))

    def seen(self, ticket: Ticket) -> bool:
        jql = f'project = {self.project} AND labels = "{ticket.key}"'
        return bool(self.jira.search_issues(jql, maxResults=1))

    def put(self, ticket: Ticket) -> None:
        self.jira.create_issue(fields={
            "project": {"key": self.project},
            "issuetype": {"name": "Bug"},
            "summary": ticket.subject,
            "description": f"{ticket.body}\n\nReported by {ticket.requester}",
            "labels": [ticket.key],
        })


@sink("linear")
class LinearSink:
    def __init__(self, team: str, **_):
        self.team = team
        self.headers = {"Authorization": os.environ["LINEAR_API_KEY"]}

    def seen(self, ticket: Ticket) -> bool:
        return False

    def put(self, ticket: Ticket) -> None:
        variables = {"input": {
            "teamId": self.team,
            "title": f"[{ticket.key}] {ticket.subject}",
            "description": ticket.body,
        }}
        r = requests.post("https://api.linear.app/graphql", headers=self.headers,
                          json={"query": CREATE, "variables": variables})
        r.raise_for_status()
