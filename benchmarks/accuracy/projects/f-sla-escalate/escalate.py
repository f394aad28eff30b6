import json
import os
import urllib.parse
import urllib.request
from base64 import b64encode

ZD = "https://%s.zendesk.com/api/v2" % os.environ["ZD_SUBDOMAIN"]
JIRA = os.environ["JIRA_BASE"]  # https://xyz.atlassian.net
QUERY = "type:ticket status<solved priority:urgent tags:order_missing -tags:escalated created<4hours"


def basic(user, pw):
    return "Basic " + b64encode(("%s:%s" % (user, pw)).encode()).decode()


AUTH = {
    ZD: basic(os.environ["ZD_USER"] + "/token", os.environ["ZD_TOKEN"]),
    JIRA: basic(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]),
}


def api_request(base, method, path, payload=None):
    data = json.dumps(payload).encode() if payload is not None else None
    req = urllib.request.Request(base + path, data=data, method=method)
    req.add_header("Authorization", AUTH[base])
    req.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(req, timeout=30) as resp:
        body = resp.read()
    return json.loads(body) if body else None


def overdue():
    path = "/search.json?" + urllib.parse.urlencode({"query": QUERY})
    while path:
        page = api_request(ZD, "GET", path)
        for t in page["results"]:
            yield t
        nxt = page.get("next_page")
        path = nxt[len(ZD):] if nxt else None


def open_issue(ticket):
    issue = api_request(JIRA, "POST", "/rest/api/2/issue", {
        "fields": {
            "project": {"key": "FUL"},
            "issuetype": {"name": "Incident"},
            "summary": "[ZD %d] %s" % (ticket["id"], ticket["subject"]),
            "description": ticket["description"][:30000],
            "labels": ["peak", "escalation"],
        }
    })
    return issue["key"]


def mark(ticket_id, key):
    api_request(ZD, "PUT", "/tickets/%d.json" % ticket_id, {
        "ticket": {
            "comment": {"body": "Escalated to fulfilment as %s" % key, "public": False},
            "additional_tags": ["escalated"],
        }
    })


def page(n):
    ev = {
        "routing_key": os.environ["PD_ROUTING_KEY"],
        "event_action": "trigger",
        "dedup_key": "zd-escalations",
        "payload": {"summary": "%d urgent tickets past 4h" % n, "source": "escalate.py", "severity": "error"},
    }
    urllib.request.urlopen(urllib.request.Request(
        "https://events.pagerduty.com/v2/enqueue", data=json.dumps(ev).encode(),
        headers={"Content-Type": "application/json"}), timeout=15)


if __name__ == "__main__":
    n = 0
    for t in overdue():
        k = open_issue(t)
        mark(t["id"], k)
        n += 1
        print(t["id"], k)
    if n > 10:
        page(n)
