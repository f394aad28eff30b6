import os
import re
from datetime import datetime, timedelta, timezone

from github import Auth, Github

from db import session_scope
from models import Issue, Pull

KEY = re.compile(r"\bKES-\d+\b")
REPOS = ["kestrel/api", "kestrel/web", "kestrel/infra"]


def recent_pulls(gh, name):
    limit = datetime.now(timezone.utc) - timedelta(days=2)
    for pr in gh.get_repo(name).get_pulls(state="closed", sort="updated", direction="desc"):
        if pr.updated_at < limit:
            return
        yield pr


with session_scope() as db:
    gh = Github(auth=Auth.Token(os.environ["GITHUB_TOKEN"]))
    for repo in REPOS:
        for pr in recent_pulls(gh, repo):
            m = KEY.search(pr.title) or KEY.search(pr.head.ref)
            pull = db.get(Pull, pr.id) or Pull(id=pr.id, repo=repo)
            pull.title = pr.title
            pull.merged_at = pr.merged_at
            if m and db.get(Issue, m.group()):
                pull.issue_key = m.group()
            db.add(pull)
