import httpx

from .base import Source


class Jira(Source):
    name = "jira"
    env_vars = ("JIRA_USER", "JIRA_TOKEN")

    def connect(self):
        return httpx.Client(base_url="https://mapleworks.atlassian.net/rest/api/3",
                            auth=(self.env["JIRA_USER"], self.env["JIRA_TOKEN"]), timeout=60)

    def pages(self):
        start = 0
        while True:
            js = self.get("/search", jql=self.options["jql"], startAt=start, maxResults=100,
                          fields="summary,status,assignee,created,updated,timespent")
            yield js["issues"]
            start += len(js["issues"])
            if start >= js["total"] or not js["issues"]:
                return

    def row(self, rec):
        f = rec["fields"]
        return {
            "key": rec["key"],
            "summary": f["summary"],
            "status": f["status"]["name"],
            "assignee": (f["assignee"] or {}).get("emailAddress", ""),
            "created": f["created"],
            "updated": f["updated"],
            "timespent": f["timespent"] or 0,
        }
