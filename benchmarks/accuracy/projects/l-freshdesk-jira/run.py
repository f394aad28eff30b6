import os
import re
import statistics

import requests

from bridge.desk import Freshdesk
from bridge.tracker import Jira

PRIORITY = {1: "Low", 2: "Medium", 3: "High", 4: "Highest"}
STATUSPAGE = "https://api.statuspage.io/v1/pages/%s/incidents/unresolved.json"

desk = Freshdesk(os.environ["FD_DOMAIN"], os.environ["FD_KEY"])
jira = Jira(os.environ["JIRA_SITE"], os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"], "SUP")


def strip(html):
    return re.sub(r"<[^>]+>", " ", html or "").strip()


def incident_running():
    r = requests.get(STATUSPAGE % os.environ["SP_PAGE"],
                     headers={"Authorization": "OAuth " + os.environ["SP_KEY"]}, timeout=10)
    r.raise_for_status()
    return bool(r.json())


def escalate(ticket):
    talk = desk.conversation(ticket["id"])
    lines = ["From ticket #%d" % ticket["id"], "", strip(ticket.get("description_text"))]
    lines += ["> " + strip(c["body"]) for c in talk if c["incoming"]]
    return jira.create(ticket["subject"], "\n".join(lines), PRIORITY[ticket["priority"]],
                       labels=["freshdesk"])


def main():
    if incident_running():
        print("incident open, not escalating now")
        return
    ages = []
    for ticket in desk.escalated():
        key = (ticket.get("custom_fields") or {}).get("cf_dev_issue")
        if not key:
            key = escalate(ticket)
            desk.link(ticket["id"], key)
            desk.note(ticket["id"], "Escalated to development")
            continue
        status, versions = jira.status_of(key)
        ages.append(len(versions))
        if status == "Done":
            desk.note(ticket["id"], "Fixed in %s" % (", ".join(versions) or "next release"))
    if ages:
        print("median versions", statistics.median(ages))


if __name__ == "__main__":
    main()
