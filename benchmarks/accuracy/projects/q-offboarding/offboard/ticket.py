import os

from jira import JIRA


class Ticket:
    def __init__(self, key):
        self.key = key
        self.jira = JIRA("https://acme.atlassian.net",
                         basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))

    def protocol(self, lines):
        self.jira.add_comment(self.key, "\n".join(f"* {line}" for line in lines))

    def ask_manager(self, manager, leaver):
        self.jira.add_comment(
            self.key, f"Manager {manager}: who takes over the calendar of {leaver}?")
