import csv
import os

from simple_salesforce import Salesforce

from settings import FIELDS, OUTGOING

SOQL = (
    "SELECT Id, IBAN__c, Account_Holder__c, Monthly_Amount__c FROM Mandate__c "
    "WHERE Status__c = 'To be sent'"
)


def main():
    sf = Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )
    with open(OUTGOING, "w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, fieldnames=FIELDS, delimiter=";")
        writer.writeheader()
        for record in sf.query_all_iter(SOQL):
            writer.writerow(
                {
                    "reference": record["Id"],
                    "iban": record["IBAN__c"].replace(" ", ""),
                    "holder": record["Account_Holder__c"],
                    "amount": f"{record['Monthly_Amount__c']:.2f}",
                }
            )


if __name__ == "__main__":
    main()
