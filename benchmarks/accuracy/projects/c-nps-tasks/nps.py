import os
import time

import requests
from simple_salesforce import Salesforce

sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"])
DELIGHTED = (os.environ["DELIGHTED_KEY"], "")
STATE = "last_run.txt"


def responses(since):
    page = 1
    while True:
        batch = requests.get("https://api.delighted.com/v1/survey_responses.json", auth=DELIGHTED,
                             params={"updated_since": since, "per_page": 100, "page": page, "expand[]": "person"}).json()
        if not batch:
            return
        for x in batch:
            yield x
        page += 1


def contact(email):
    safe = email.replace("'", "\\'")
    recs = sf.query("SELECT Id, AccountId, Account.OwnerId, Account.Name FROM Contact WHERE Email = '%s' LIMIT 1" % safe)["records"]
    return recs[0] if recs else None


def last_run():
    if os.path.exists(STATE):
        return int(open(STATE).read())
    return int(time.time()) - 86400


started = int(time.time())
unknown = 0
for resp in responses(last_run()):
    c = contact(resp["person"]["email"])
    if c is None:
        unknown += 1
        continue
    sf.Contact.update(c["Id"], {"NPS_Score__c": resp["score"], "NPS_Comment__c": (resp["comment"] or "")[:255]})
    if resp["score"] <= 6:
        sf.Task.create({
            "WhoId": c["Id"],
            "WhatId": c["AccountId"],
            "OwnerId": c["Account"]["OwnerId"],
            "Subject": "Detractor (%d): call back" % resp["score"],
            "Description": resp["comment"],
            "Priority": "High",
        })
    elif resp["score"] >= 9:
        requests.post("https://api.delighted.com/v1/people.json", auth=DELIGHTED, data={
            "email": resp["person"]["email"],
            "properties[Company]": c["Account"]["Name"],
            "properties[promoter]": "yes",
            "send": "false",
        })

with open(STATE, "w") as f:
    f.write(str(started))
print("unknown contacts:", unknown)
