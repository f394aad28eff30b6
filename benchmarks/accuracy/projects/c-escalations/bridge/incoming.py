from .config import DONE, desk, tracker


def recently_changed(minutes):
    jql = f"labels = support AND status changed AFTER -{minutes}m"
    start = 0
    while True:
        res = tracker("GET", "search", params={"jql": jql, "startAt": start, "fields": "summary,status,fixVersions,assignee"})
        for i in res["issues"]:
            yield i
        start += len(res["issues"])
        if start >= res["total"]:
            break


def note(issue):
    f = issue["fields"]
    who = (f.get("assignee") or {}).get("displayName", "nobody")
    txt = f"<b>{issue['key']}</b> is now <b>{f['status']['name']}</b> ({who})"
    if f["fixVersions"]:
        txt += "<br>Fix in " + ", ".join(v["name"] for v in f["fixVersions"])
    return {"body": txt, "private": True}


def pull(minutes):
    n = 0
    for issue in recently_changed(minutes):
        summary = issue["fields"]["summary"]
        if not summary.startswith("[FD"):
            continue
        ticket_id = int(summary[3:summary.index("]")])
        desk("POST", f"tickets/{ticket_id}/notes", json=note(issue))
        if issue["fields"]["status"]["name"] in DONE:
            desk("PUT", f"tickets/{ticket_id}", json={"status": 2, "priority": 3})
        n += 1
    return n
