import os

import requests
from github import Github

from .decorators import retry, slow_alarm

CREATE = """
mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier } }
}"""
PRIORITY = {"p0": 1, "p1": 2, "p2": 3}


class LinearTeam:
    def __init__(self, team_id):
        self.team_id = team_id
        self.http = requests.Session()
        self.http.headers["Authorization"] = os.environ["LINEAR_KEY"]

    @retry()
    def create(self, title, text, priority=0):
        variables = {"input": {"teamId": self.team_id, "title": title, "description": text, "priority": priority}}
        r = self.http.post("https://api.linear.app/graphql", json={"query": CREATE, "variables": variables}, timeout=20)
        r.raise_for_status()
        return r.json()["data"]["issueCreate"]["success"]


@slow_alarm(120)
def move_issues(repo_name, team):
    repo = Github(os.environ["GITHUB_TOKEN"]).get_repo(repo_name)
    moved = 0
    for issue in repo.get_issues(state="open", labels=["triage"]):
        if issue.pull_request:
            continue
        labels = {l.name for l in issue.labels}
        priority = next((v for k, v in PRIORITY.items() if k in labels), 0)
        if team.create(issue.title, "%s\n\n%s" % (issue.html_url, issue.body or ""), priority):
            issue.remove_from_labels("triage")
            moved += 1
    return moved
