import os

from jira import JIRA

from ..app import app
from .collect import reply_internal


def _jira():
    return JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=4)
def create_issue(conv):
    jira = _jira()
    known = jira.search_issues(f'project = SUP AND labels = "ic-{conv["id"]}"', maxResults=1)
    if known:
        return None
    issue = jira.create_issue(fields={
        "project": {"key": "SUP"},
        "issuetype": {"name": "Bug"},
        "summary": conv["title"],
        "description": f"{conv['body']}\n\n{conv['url']}",
        "labels": [f"ic-{conv['id']}"],
    })
    reply_internal(conv["id"], f"Filed as {issue.key}")
    return issue.key
