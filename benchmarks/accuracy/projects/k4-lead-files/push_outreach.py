"""Step 2: exchange/leads.jsonl -> Outreach prospects. Owner by country from the routing table (Smartsheet)."""
import json
import os

import requests
import smartsheet

from common import read_lines

IN = os.path.join(os.environ.get("EXCHANGE", "exchange"), "leads.jsonl")


def routing():
    sheet = smartsheet.Smartsheet(os.environ["SMARTSHEET_TOKEN"]).Sheets.get_sheet(int(os.environ["ROUTING_SHEET"]))
    cols = [c.title for c in sheet.columns]
    table = {}
    for r in sheet.rows:
        rec = dict(zip(cols, (c.value for c in r.cells)))
        table[rec["Country"]] = int(rec["Outreach user"])
    return table


def main():
    owners = routing()
    s = requests.Session()
    s.headers.update({"Authorization": "Bearer " + os.environ["OUTREACH_TOKEN"],
                      "Content-Type": "application/vnd.api+json"})
    for lead in read_lines(IN):
        attrs = {"emails": [lead["email"]], "firstName": lead["firstName"],
                 "lastName": lead["lastName"], "company": lead["company"]}
        data = {"type": "prospect", "attributes": attrs}
        owner = owners.get(lead["country"])
        if owner is not None:
            data["relationships"] = {"owner": {"data": {"type": "user", "id": owner}}}
        r = s.post("https://api.outreach.io/api/v2/prospects", data=json.dumps({"data": data}))
        if r.status_code == 422:
            print("exists", lead["id"])
            continue
        r.raise_for_status()


if __name__ == "__main__":
    main()
