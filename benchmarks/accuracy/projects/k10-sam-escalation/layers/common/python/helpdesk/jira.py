import json
import os
import urllib.parse
import urllib.request
from base64 import b64encode


class Jira:
    def __init__(self):
        self.root = f"https://{os.environ['JIRA_SITE']}/rest/api/2"
        pair = f"{os.environ['JIRA_USER']}:{os.environ['JIRA_TOKEN']}"
        self.auth = "Basic " + b64encode(pair.encode()).decode()

    def _open(self, path, body=None):
        req = urllib.request.Request(
            self.root + path,
            data=json.dumps(body).encode() if body else None,
            headers={"Authorization": self.auth, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(req, timeout=20) as resp:
            return json.load(resp)

    def create(self, **fields):
        return self._open("/issue", {"fields": fields})["key"]

    def search(self, jql):
        query = urllib.parse.urlencode({"jql": jql, "fields": "summary,labels,resolution,created,resolutiondate"})
        return self._open(f"/search?{query}")["issues"]
