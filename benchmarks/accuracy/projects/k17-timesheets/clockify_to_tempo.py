"""Staff tracks in Clockify with the issue key in the description, Tempo wants the worklogs."""
from functools import lru_cache

import api
from helpers import ISSUE, PEOPLE, last_week, seconds

WS = "60f1c2b10ba2b12c3f1caaaa"


@lru_cache(maxsize=None)
def issue_id(key):
    return int(api.get("jira", "/issue/" + key, fields="summary")["id"])


def entries(user):
    start, end = last_week()
    return api.get(
        "clockify",
        "/workspaces/%s/user/%s/time-entries" % (WS, user),
        start="%sT00:00:00Z" % start,
        end="%sT23:59:59Z" % end,
        **{"page-size": 500}
    )


def worklog(person, entry):
    m = ISSUE.search(entry["description"] or "")
    if not m:
        return None
    t = entry["timeInterval"]
    return {
        "issueId": issue_id(m.group(1)),
        "authorAccountId": person["jira"],
        "startDate": t["start"][:10],
        "startTime": t["start"][11:19],
        "timeSpentSeconds": seconds(t["duration"]),
        "description": entry["description"],
    }


if __name__ == "__main__":
    for p in PEOPLE:
        logs = [w for w in (worklog(p, e) for e in entries(p["clockify"])) if w]
        for w in logs:
            api.post("tempo", "/worklogs", w)
        print(p["name"], len(logs))
