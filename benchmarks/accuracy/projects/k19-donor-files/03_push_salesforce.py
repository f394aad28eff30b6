"""Donations CSV -> Salesforce opportunities (NPSP)."""
import os

from simple_salesforce import Salesforce

from common.csvio import read_rows
from common.paths import DONATIONS_CSV

sf = Salesforce(
    username=os.environ["SF_USER"],
    password=os.environ["SF_PASS"],
    security_token=os.environ["SF_TOKEN"],
)


def contact_id(row):
    hit = sf.query("SELECT Id FROM Contact WHERE Email = '%s' LIMIT 1" % row["email"].replace("'", r"\'"))
    if hit["totalSize"]:
        return hit["records"][0]["Id"]
    made = sf.Contact.create(
        {"Email": row["email"], "FirstName": row["first_name"], "LastName": row["last_name"] or "(unknown)"}
    )
    return made["id"]


batch = []
for row in read_rows(DONATIONS_CSV):
    batch.append(
        {
            "Donorbox_Id__c": row["donation_id"],
            "Name": "%s %s %s" % (row["first_name"], row["last_name"], row["donated_on"]),
            "Amount": float(row["amount"]),
            "CloseDate": row["donated_on"],
            "StageName": "Closed Won",
            "npsp__Primary_Contact__c": contact_id(row),
            "CampaignName__c": row["campaign"],
        }
    )

if batch:
    sf.bulk.Opportunity.upsert(batch, "Donorbox_Id__c", batch_size=200)
