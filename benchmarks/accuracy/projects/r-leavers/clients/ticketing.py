from jira import JIRA


class Tickets:
    def __init__(self, server, user, token, project="ITOPS"):
        self.jira = JIRA(server=server, basic_auth=(user, token))
        self.project = project

    def already_open(self, marker):
        return bool(self.jira.search_issues(f'project = {self.project} AND labels = "{marker}"', maxResults=1))

    def hardware_return(self, name, manager, department, marker):
        return self.jira.create_issue(
            project=self.project,
            summary=f"Hardware return: {name}",
            description=f"Department {department}. Arrange with {manager}.",
            issuetype={"name": "Task"},
            labels=["offboarding", marker],
        )

    def note(self, issue, text):
        self.jira.add_comment(issue, text)
