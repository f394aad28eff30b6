#!/usr/bin/env python3
"""Monday report: tickets of last week + who is on call -> channel.
Engineering leads get their bug list by mail (they do not read the channel).
"""
from collections import Counter, defaultdict
from datetime import date, timedelta

import settings
from common import get, mail, pages, slack

monday = date.today() - timedelta(days=date.today().weekday())
last_monday = monday - timedelta(days=7)

LEADS = {"Payments": "lead-payments@acme.example", "Apps": "lead-apps@acme.example"}


def tickets():
    q = f"type:ticket created>={last_monday} created<{monday}"
    return pages(
        f"https://{settings.ZENDESK}.zendesk.com/api/v2/search.json",
        "results",
        auth=settings.ZENDESK_AUTH,
        params={"query": q},
    )


def on_call():
    data = get(
        "https://api.pagerduty.com/oncalls",
        headers={"Authorization": "Token token=" + settings.PAGERDUTY_TOKEN,
                 "Accept": "application/vnd.pagerduty+json;version=2"},
        params={"escalation_policy_ids[]": settings.ESCALATION_POLICY, "earliest": "true"},
    )
    return sorted({o["user"]["summary"] for o in data["oncalls"] if o["escalation_level"] == 1})


def bugs():
    by_component = defaultdict(list)
    data = get(
        settings.JIRA + "/rest/api/3/search/jql",
        auth=settings.JIRA_AUTH,
        params={"jql": "project = BUG AND labels = support AND statusCategory != Done",
                "fields": "summary,components,priority", "maxResults": 100},
    )
    for issue in data["issues"]:
        f = issue["fields"]
        for c in f["components"] or [{"name": "Apps"}]:
            by_component[c["name"]].append("%s  [%s]  %s" % (issue["key"], f["priority"]["name"], f["summary"]))
    return by_component


def main():
    total = 0
    tags = Counter()
    urgent = []
    for t in tickets():
        total += 1
        tags.update(t["tags"])
        if t["priority"] == "urgent":
            urgent.append(t)

    lines = [f"*Support week {last_monday:%d %b}*: {total} tickets, {len(urgent)} urgent"]
    lines += [f"- {tag}: {n}" for tag, n in tags.most_common(8)]
    lines += [f"! <https://{settings.ZENDESK}.zendesk.com/agent/tickets/{t['id']}|{t['subject']}>" for t in urgent]
    lines.append("On call this week: " + ", ".join(on_call()))
    slack(lines)

    for component, items in bugs().items():
        to = LEADS.get(component)
        if to:
            mail(to, f"Open support bugs: {component}", "\n".join(items))


if __name__ == "__main__":
    main()
