import os

import requests

URL = "https://api.linear.app/graphql"

ISSUES = """
query($team: String!, $after: String, $filter: IssueFilter) {
  issues(first: 50, after: $after, filter: {and: [{team: {key: {eq: $team}}}, $filter]}) {
    nodes { id identifier title url updatedAt completedAt assignee { displayName } labels { nodes { name } } }
    pageInfo { hasNextPage endCursor }
  }
}
"""

CREATE = """
mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier url } }
}
"""


def gql(query, **variables):
    r = requests.post(URL, json={"query": query, "variables": variables},
                      headers={"Authorization": os.environ["LINEAR_KEY"]}, timeout=30)
    r.raise_for_status()
    body = r.json()
    if "errors" in body:
        raise RuntimeError(body["errors"][0]["message"])
    return body["data"]


def issues(team, **flt):
    after = None
    while True:
        conn = gql(ISSUES, team=team, after=after, filter=flt)["issues"]
        yield from conn["nodes"]
        if not conn["pageInfo"]["hasNextPage"]:
            return
        after = conn["pageInfo"]["endCursor"]


def create_issue(team_id, title, description, label_ids=()):
    data = gql(CREATE, input={"teamId": team_id, "title": title, "description": description,
                              "labelIds": list(label_ids)})
    return data["issueCreate"]["issue"]
