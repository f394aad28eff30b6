# nightly: contacts that are in a running SF campaign -> Mailchimp audience, tagged with the campaign
import hashlib
import json
import os
import urllib.error
import urllib.request
from base64 import b64encode

from simple_salesforce import Salesforce, format_soql

sf = Salesforce(
    username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"],
    domain=os.environ.get("SF_DOMAIN", "login"),
)

MC_KEY = os.environ["MAILCHIMP_KEY"]
MC_ROOT = "https://%s.api.mailchimp.com/3.0" % MC_KEY.rpartition("-")[2]
AUDIENCE = "b1a7f0c9e2"


def mc(method, path, body=None):
    req = urllib.request.Request(MC_ROOT + path, method=method,
                                 data=json.dumps(body).encode() if body is not None else None)
    req.add_header("Authorization", "Basic " + b64encode(b"x:" + MC_KEY.encode()).decode())
    req.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(req, timeout=60) as resp:
        raw = resp.read()
    return json.loads(raw) if raw else None


def running_campaigns():
    q = "SELECT Id, Name FROM Campaign WHERE IsActive = true AND Type = 'Email' AND StartDate <= TODAY"
    return sf.query_all(q)["records"]


def campaign_contacts(cid):
    q = format_soql(
        "SELECT Contact.Email, Contact.FirstName, Contact.LastName, Contact.Account.Name "
        "FROM CampaignMember WHERE CampaignId = {} AND Contact.HasOptedOutOfEmail = false", cid)
    for rec in sf.query_all_iter(q):
        c = rec["Contact"]
        if c and c["Email"]:
            yield c


def main():
    bad = 0
    for camp in running_campaigns():
        tag = "sf:" + camp["Name"][:60]
        for c in campaign_contacts(camp["Id"]):
            h = hashlib.md5(c["Email"].lower().encode()).hexdigest()
            try:
                mc("PUT", f"/lists/{AUDIENCE}/members/{h}", {
                    "email_address": c["Email"],
                    "status_if_new": "subscribed",
                    "merge_fields": {"FNAME": c["FirstName"] or "", "LNAME": c["LastName"],
                                     "COMPANY": (c.get("Account") or {}).get("Name", "")},
                })
                mc("POST", f"/lists/{AUDIENCE}/members/{h}/tags",
                   {"tags": [{"name": tag, "status": "active"}]})
            except urllib.error.HTTPError as e:
                bad += 1
                print(c["Email"], e.code, e.read()[:200])
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
