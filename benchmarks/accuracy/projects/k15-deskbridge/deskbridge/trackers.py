"""Writing side: Jira for bugs, Linear for feature requests."""
import requests
from jira import JIRA

from deskbridge import config

_jira = None


def jira_client():
    global _jira
    if _jira is None:
        _jira = JIRA(server=config.JIRA_SERVER,
                     basic_auth=(config.JIRA_USER, config.JIRA_TOKEN))
    return _jira


def create_bug(summary, body, labels):
    issue = jira_client().create_issue(fields={
        "project": {"key": "BUG"},
        "issuetype": {"name": "Bug"},
        "summary": summary,
        "description": body,
        "labels": labels,
    })
    return issue.key


def fixed_bugs():
    jql = "project = BUG AND status changed to Done after -1d"
    return [(i.key, i.fields.summary) for i in jira_client().search_issues(jql, maxResults=50)]


CREATE = """
mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success }
}"""


def create_request(summary, body):
    r = requests.post(
        "https://api.linear.app/graphql",
        headers={"Authorization": config.LINEAR_KEY},
        json={"query": CREATE, "variables": {"input": {
            "teamId": config.LINEAR_TEAM, "title": summary, "description": body}}},
    )
    r.raise_for_status()
    return r.json()["data"]["issueCreate"]["success"]
