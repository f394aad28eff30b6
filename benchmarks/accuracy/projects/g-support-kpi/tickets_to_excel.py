import collections
import datetime
import os

import requests

from common.xl import add_sheet

domain = os.environ["FRESHDESK_DOMAIN"]
auth = (os.environ["FRESHDESK_KEY"], "X")
since = (datetime.date.today() - datetime.timedelta(days=7)).isoformat()

per_group = collections.Counter()
late = collections.Counter()
page = 1
while True:
    res = requests.get("https://%s.freshdesk.com/api/v2/tickets" % domain, auth=auth,
                       params={"updated_since": since, "per_page": 100, "page": page, "include": "stats"})
    res.raise_for_status()
    tickets = res.json()
    for t in tickets:
        per_group[t["group_id"]] += 1
        if t["fr_escalated"]:
            late[t["group_id"]] += 1
    if len(tickets) < 100:
        break
    page += 1

names = {g["id"]: g["name"] for g in requests.get("https://%s.freshdesk.com/api/v2/groups" % domain, auth=auth).json()}
add_sheet("tickets", ["group", "tickets", "late"],
          [(names.get(g, "?"), n, late[g]) for g, n in per_group.most_common()])
