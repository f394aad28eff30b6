import os

import httpx

ENDPOINT = "https://api.linear.app/graphql"

CREATE = """
mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier url } }
}
"""

TEAM = """
query Team($key: String!) {
  teams(filter: {key: {eq: $key}}) { nodes { id name } }
}
"""


class LinearError(RuntimeError):
    pass


class Linear:
    def __init__(self, key=None):
        self.http = httpx.Client(
            headers={"Authorization": key or os.environ["LINEAR_API_KEY"]}, timeout=20
        )

    def _run(self, document, **variables):
        answer = self.http.post(ENDPOINT, json={"query": document, "variables": variables})
        answer.raise_for_status()
        payload = answer.json()
        if payload.get("errors"):
            raise LinearError(payload["errors"][0]["message"])
        return payload["data"]

    def team_id(self, key):
        return self._run(TEAM, key=key)["teams"]["nodes"][0]["id"]

    def create(self, team, ticket):
        data = self._run(
            CREATE,
            input={
                "teamId": team,
                "title": ticket.title,
                "description": ticket.body,
                "dueDate": ticket.due_date,
                "priority": ticket.priority,
            },
        )
        return data["issueCreate"]["success"]
