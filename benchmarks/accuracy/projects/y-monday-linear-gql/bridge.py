import re
import sys

import linear
import monday

MARK = re.compile(r"monday-item:(\d+)")
PRIO = {"Critical": 1, "High": 2, "Medium": 3}


def forward():
    for item in monday.accepted():
        cols = item["cols"]
        text = "\n".join([
            cols.get("details", ""),
            f"Requested by {item.get('requester', 'unknown')}",
            f"monday-item:{item['id']}",
        ])
        issue = linear.create(item["name"], text, PRIO.get(cols.get("priority"), 3))
        monday.set_link(item["id"], issue["url"], issue["identifier"])
        print(item["id"], "->", issue["identifier"])


def report_done():
    for n in linear.done():
        m = MARK.search(n["description"] or "")
        if not m:
            continue
        who = (n["assignee"] or {}).get("displayName", "someone")
        monday.comment(m[1], f"{n['identifier']} was finished by {who}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            forward()
            report_done()
        case ["forward"]:
            forward()
        case ["done"]:
            report_done()
        case other:
            sys.exit(f"usage: bridge.py [forward|done], got {other}")
