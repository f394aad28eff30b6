import os

import requests
from atlassian import Jira

jira = Jira(url=os.getenv("JIRA_URL"), username=os.getenv("JIRA_USER"), password=os.getenv("JIRA_TOKEN"), cloud=True)


def sprint_lines(project):
    jql = f'project = "{project}" AND sprint in openSprints() ORDER BY status'
    issues = jira.jql(jql, fields="summary,status,assignee")["issues"]
    lines = []
    for i in issues:
        f = i["fields"]
        who = (f["assignee"] or {}).get("displayName", "nobody")
        lines.append(f"{i['key']} [{f['status']['name']}] {f['summary']} - {who}")
    return lines


def who_is_oncall():
    r = requests.get(
        "https://api.pagerduty.com/oncalls",
        headers={"Authorization": f"Token token={os.getenv('PAGERDUTY_TOKEN')}"},
        params={"schedule_ids[]": os.getenv("PAGERDUTY_SCHEDULE")},
    )
    r.raise_for_status()
    return sorted({o["user"]["summary"] for o in r.json()["oncalls"]})
