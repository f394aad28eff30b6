import os

from atlassian import Jira

BASE = os.environ["JIRA_URL"]
jira = Jira(url=BASE, username=os.environ["JIRA_USER"], password=os.environ["JIRA_TOKEN"], cloud=True)

PRIORITY = {"minor": "Low", "major": "High", "critical": "Highest"}


def create_incident(title, details, impact):
    issue = jira.create_issue(
        fields={
            "project": {"key": "INC"},
            "issuetype": {"name": "Incident"},
            "summary": title,
            "description": details,
            "priority": {"name": PRIORITY[impact]},
        }
    )
    return issue["key"]


def open_incidents():
    return jira.jql("project = INC AND statusCategory != Done ORDER BY created DESC", limit=20)["issues"]


def url(key):
    return f"{BASE}/browse/{key}"
