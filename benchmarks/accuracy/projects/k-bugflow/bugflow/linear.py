import os

import httpx

from .domain import Report, Tracked

CREATE = """
mutation ($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier url state { name } } }
}
"""
DONE = """
query ($team: ID!) {
  issues(filter: {team: {id: {eq: $team}}, state: {type: {eq: "completed"}}, updatedAt: {gt: "-P1D"}}) {
    nodes { identifier url state { name } }
  }
}
"""


class LinearTracker:
    url = "https://api.linear.app/graphql"

    def __init__(self):
        self.team = os.environ["LINEAR_TEAM_ID"]
        self.headers = {"Authorization": os.environ["LINEAR_API_KEY"]}

    def _gql(self, query, variables):
        res = httpx.post(self.url, json={"query": query, "variables": variables}, headers=self.headers)
        res.raise_for_status()
        doc = res.json()
        if doc.get("errors"):
            raise RuntimeError(doc["errors"][0]["message"])
        return doc["data"]

    @staticmethod
    def _tracked(node):
        return Tracked(key=node["identifier"], url=node["url"], state=node["state"]["name"])

    def open(self, report: Report) -> Tracked:
        desc = f"{report.body}\n\nReported by {report.customer or 'unknown'} (ticket {report.ref})"
        data = self._gql(CREATE, {"input": {"teamId": self.team, "title": report.title, "description": desc}})
        return self._tracked(data["issueCreate"]["issue"])

    def finished(self):
        for node in self._gql(DONE, {"team": self.team})["issues"]["nodes"]:
            yield self._tracked(node)
