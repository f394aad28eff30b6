import os

from jira import JIRA

PROJECT = "ESC"
PRIORITY = {"urgent": "Highest", "high": "High", "normal": "Medium", "low": "Low"}


def connect():
    return JIRA(server=os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))


def open_issue(*, summary, description, priority, labels):
    issue = connect().create_issue(fields={
        "project": {"key": PROJECT},
        "issuetype": {"name": "Bug"},
        "summary": summary[:250],
        "description": description,
        "priority": {"name": PRIORITY.get(priority, "Medium")},
        "labels": labels,
    })
    return issue.key


def resolved_since(minutes):
    jql = f'project = {PROJECT} AND labels = from-zendesk AND statusCategory = Done AND updated >= "-{minutes}m"'
    return connect().search_issues(jql, fields="resolution,labels,fixVersions", maxResults=False)
