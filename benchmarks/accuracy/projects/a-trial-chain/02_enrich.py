import csv
import json
import os
from pathlib import Path

import clearbit

clearbit.key = os.environ["CLEARBIT_KEY"]

FREE = set(Path("freemail.txt").read_text().split()) if Path("freemail.txt").exists() else {"gmail.com", "gmx.de", "web.de"}
seen = {}


def company(domain):
    if domain in FREE:
        return None
    if domain not in seen:
        seen[domain] = clearbit.Company.find(domain=domain)
    return seen[domain]


out = []
for row in csv.DictReader(open("data/trials.csv")):
    if "@" not in row["email"]:
        continue
    c = company(row["email"].split("@")[1].lower())
    row["score"] = int(row["sessions"]) * 2
    if c:
        row["company"] = c["name"]
        row["employees"] = c["metrics"]["employees"]
        if (row["employees"] or 0) > 50:
            row["score"] += 30
    out.append(row)

Path("data/scored.json").write_text(json.dumps(out, indent=1))
print(len(out), "scored")
