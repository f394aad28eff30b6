"""Works off the table 'Erasure requests' of the DPO."""
import sys

from pyairtable import Api

from eraser.http import Http, env
from eraser.vendors import load

table = Api(env("AIRTABLE_PAT")).table(env("AIRTABLE_BASE"), "Erasure requests")
jira = Http("https://acme-eu.atlassian.net/rest/api/2/", auth=(env("JIRA_USER"), env("JIRA_TOKEN")))

vendors = load()
skip = set(sys.argv[1:])

for rec in table.all(formula="{Status}='approved'"):
    fields = rec["fields"]
    outcome = {}
    for name, erase in vendors.items():
        if name in skip:
            continue
        try:
            outcome[name] = erase(fields["Email"])
        except Exception as exc:
            outcome[name] = f"failed ({type(exc).__name__})"
    table.update(rec["id"], {"Status": "done" if "failed" not in str(outcome) else "stuck",
                             "Log": "\n".join(f"{k}: {v}" for k, v in outcome.items())})
    if fields.get("Ticket"):
        jira.post(f"issue/{fields['Ticket']}/comment", json={"body": "Erasure has been carried out."})
