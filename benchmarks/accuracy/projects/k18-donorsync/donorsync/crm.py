import os

from simple_salesforce import Salesforce


class DonorCRM:
    def __init__(self, cfg):
        self.cfg = cfg
        self.sf = Salesforce(
            username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
            security_token=os.environ["SF_TOKEN"], domain=cfg["domain"],
        )

    def save(self, gift):
        self.sf.Contact.upsert(f"Donor_Email__c/{gift.email}", {
            "FirstName": gift.first_name, "LastName": gift.last_name, "Email": gift.email,
        })
        self.sf.Opportunity.upsert(f"External_Gift_Id__c/{gift.external_id}", {
            "Name": gift.title,
            "Amount": float(gift.amount),
            "CloseDate": gift.given_on.isoformat(),
            "StageName": "Received",
            "Appeal__c": gift.campaign,
            "Donor__r": {"Donor_Email__c": gift.email},
        })

    def subscribers(self):
        res = self.sf.query_all(
            "SELECT Email, FirstName, LastName, npo02__TotalOppAmount__c FROM Contact "
            "WHERE Newsletter__c = true AND HasOptedOutOfEmail = false"
        )
        return res["records"]
