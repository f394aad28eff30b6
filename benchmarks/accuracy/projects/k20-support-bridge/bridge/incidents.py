import requests

from . import conf
from .base import Bridge, Http

STATES = {"triggered": "investigating", "acknowledged": "identified"}


class PagerDutyToStatuspage(Http, Bridge):
    name = "incidents"
    api = "https://api.pagerduty.com"

    def __init__(self):
        super().__init__()
        self.headers = {
            "Authorization": "Token token=" + conf.secret("PD_TOKEN"),
            "Accept": "application/vnd.pagerduty+json;version=2",
        }

    def pull(self):
        data = self._req("GET", "/incidents", params={"statuses[]": ["triggered", "acknowledged"], "urgencies[]": "high"})
        yield from data["incidents"]

    def shape(self, inc):
        if inc["title"].lower().startswith("[test]"):
            return None
        component = conf.get("statuspage", "component")
        return {
            "incident": {
                "name": inc["title"],
                "status": STATES[inc["status"]],
                "body": f"We are looking into an issue with {inc['service']['summary']}.",
                "component_ids": [component],
                "components": {component: "degraded_performance"},
            }
        }

    def push(self, payload):
        page = conf.get("statuspage", "page_id")
        r = requests.post(
            f"https://api.statuspage.io/v1/pages/{page}/incidents",
            headers={"Authorization": "OAuth " + conf.secret("STATUSPAGE_KEY")},
            json=payload,
        )
        r.raise_for_status()
        return r.json()["id"]
