import os
import sys

import mailchimp_transactional as MailchimpTransactional
from mailchimp_transactional.api_client import ApiClientError

from at import attendees, sessions

client = MailchimpTransactional.Client(os.environ["MANDRILL_KEY"])
only = sys.argv[1] if len(sys.argv) > 1 else None

titles = {r["id"]: r["fields"] for r in sessions.all(sort=["Start"])}
for rec in attendees.all():
    f = rec["fields"]
    if only and f.get("Email") != only:
        continue
    agenda = [titles[s] for s in f.get("Sessions", []) if s in titles]
    if not agenda:
        continue
    html = "<ul>" + "".join(f"<li>{a['Start']} {a['Title']} ({a['Room']})</li>" for a in agenda) + "</ul>"
    try:
        res = client.messages.send({"message": {
            "from_email": "expo@fairs.example",
            "subject": "Your agenda",
            "html": f"<p>Hi {f['Name']}</p>" + html,
            "to": [{"email": f["Email"], "type": "to"}],
        }})
        print(f["Email"], res[0]["status"])
    except ApiClientError as err:
        print(f["Email"], err.text)
