import os
from datetime import datetime, timedelta, timezone
from functools import cached_property

from atlassian import Jira
from github import Auth, Github


class RepoSnapshot:
    def __init__(self, name, stale_after=timedelta(days=7)):
        self.name = name
        self.stale_after = stale_after

    @cached_property
    def repo(self):
        return Github(auth=Auth.Token(os.environ["GITHUB_TOKEN"])).get_repo(self.name)

    @cached_property
    def pulls(self):
        return list(self.repo.get_pulls(state="open"))

    @property
    def stale(self):
        limit = datetime.now(timezone.utc) - self.stale_after
        return [pull for pull in self.pulls if pull.updated_at < limit]

    @cached_property
    def open_bugs(self):
        jira = Jira(
            url=os.environ["JIRA_URL"],
            username=os.environ["JIRA_USER"],
            password=os.environ["JIRA_TOKEN"],
        )
        component = self.name.split("/")[-1]
        return jira.jql(f'component = "{component}" AND type = Bug AND resolution IS EMPTY')["total"]

    @property
    def metrics(self):
        return {
            "repo.open_pulls": len(self.pulls),
            "repo.stale_pulls": len(self.stale),
            "repo.stars": self.repo.stargazers_count,
        }
