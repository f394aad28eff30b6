import os

from dateutil.parser import isoparse
from jira import JIRA

from db import session_scope
from models import Issue

POINTS = "customfield_10016"


def fetch(jql):
    jira = JIRA("https://kestrel.atlassian.net", basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
    return jira.search_issues(jql, maxResults=False, fields=["summary", "status", "resolutiondate", POINTS])


def main():
    with session_scope() as db:
        for i in fetch("project = KES AND updated >= -2d"):
            done = i.fields.resolutiondate
            db.merge(
                Issue(
                    key=i.key,
                    summary=i.fields.summary,
                    status=i.fields.status.name,
                    points=getattr(i.fields, POINTS, None),
                    resolved_at=isoparse(done) if done else None,
                )
            )


if __name__ == "__main__":
    main()
