from .config import PRIORITY, PRODUCT_TO_PROJECT, desk, tracker


def tagged():
    page = 1
    while True:
        res = desk("GET", "search/tickets", params={"query": '"tag:\'escalate\' AND status:<4"', "page": page})
        yield from res["results"]
        if page * 30 >= res["total"] or page == 10:
            return
        page += 1


def conversation(ticket_id):
    parts = desk("GET", f"tickets/{ticket_id}/conversations")
    return "\n----\n".join(p["body_text"] for p in parts if not p["private"])


def issue_for(ticket):
    fields = {
        "project": {"key": PRODUCT_TO_PROJECT.get(ticket["custom_fields"].get("cf_product"), "SUP")},
        "issuetype": {"name": "Bug"},
        "summary": f"[FD{ticket['id']}] {ticket['subject']}",
        "description": conversation(ticket["id"]),
        "priority": {"name": PRIORITY[ticket["priority"]]},
        "labels": ["support"],
    }
    return tracker("POST", "issue", json={"fields": fields})


def push():
    n = 0
    for t in tagged():
        if t["custom_fields"].get("cf_issue"):
            continue
        issue = issue_for(t)
        tags = [x for x in t["tags"] if x != "escalate"] + ["escalated"]
        desk("PUT", f"tickets/{t['id']}", json={"custom_fields": {"cf_issue": issue["key"]}, "tags": tags})
        n += 1
    return n
