import os

from simple_salesforce import Salesforce

from .models import Lead


class LeadStore:
    def __init__(self, sf: Salesforce | None = None) -> None:
        self.sf = sf or Salesforce(
            username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"]
        )

    def save(self, lead: Lead) -> None:
        self.sf.Lead.upsert(f"FB_Lead_Id__c/{lead.external_id}", lead.to_sobject())
