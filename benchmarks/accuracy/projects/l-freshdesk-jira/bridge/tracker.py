from .base import RestClient


class Jira(RestClient):
    def __init__(self, site, user, token, project):
        super(Jira, self).__init__((user, token))
        self.root = "https://%s.atlassian.net/rest/api/2" % site
        self.project = project

    def create(self, summary, description, priority, labels=()):
        issue = self.post("/issue", {"fields": {
            "project": {"key": self.project},
            "issuetype": {"name": "Bug"},
            "summary": summary[:250],
            "description": description,
            "priority": {"name": priority},
            "labels": list(labels),
        }})
        return issue["key"]

    def status_of(self, key):
        fields = self.get("/issue/" + key, fields="status,fixVersions")["fields"]
        return fields["status"]["name"], [v["name"] for v in fields["fixVersions"]]
