import os

from simple_salesforce import Salesforce, format_soql


class DonorCrm:
    def __init__(self):
        self.sf = Salesforce(
            username=os.environ["SF_USERNAME"],
            password=os.environ["SF_PASSWORD"],
            security_token=os.environ["SF_TOKEN"],
        )

    def _contact_id(self, email):
        if not email:
            return None
        rows = self.sf.query(format_soql("SELECT Id FROM Contact WHERE Email = {} LIMIT 1", email))["records"]
        return rows[0]["Id"] if rows else None

    def add_gift(self, gift, campaign):
        self.sf.Opportunity.create(
            {
                "Name": "%s %s" % (gift.donor, gift.date),
                "StageName": "Posted",
                "CloseDate": gift.date.isoformat(),
                "Amount": gift.amount,
                "LeadSource": campaign,
                "Gift_Reference__c": gift.reference,
                "npsp__Primary_Contact__c": self._contact_id(gift.email),
            }
        )

    def donors_since(self, day):
        soql = format_soql(
            "SELECT FirstName, LastName, Email, npo02__TotalOppAmount__c FROM Contact "
            "WHERE npo02__LastCloseDate__c >= {} AND HasOptedOutOfEmail = false AND Email != null",
            day,
        )
        for row in self.sf.query_all_iter(soql):
            yield row
