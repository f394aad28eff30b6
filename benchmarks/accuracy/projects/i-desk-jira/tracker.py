import os
from functools import lru_cache

from jira import JIRA


@lru_cache(maxsize=1)
def client():
    return JIRA(server=os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))


def create_bug(summary, description, priority):
    return client().create_issue(fields={
        "project": {"key": os.getenv("JIRA_PROJECT", "SUP")},
        "issuetype": {"name": "Bug"},
        "summary": summary[:250],
        "description": description,
        "priority": {"name": priority},
        "labels": ["from-support"],
    })


def add_comment(key, text):
    client().add_comment(key, text)
