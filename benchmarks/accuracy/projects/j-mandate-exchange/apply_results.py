import csv
import os

from simple_salesforce import Salesforce

from settings import INCOMING

STATUS = {"00": "Active", "AC04": "Closed account", "MD01": "No mandate"}


def changes():
    with open(INCOMING, newline="", encoding="latin-1") as handle:
        for row in csv.DictReader(handle, delimiter=";"):
            yield {
                "Id": row["reference"],
                "Status__c": STATUS.get(row["code"], "Rejected"),
                "Bank_Code__c": row["code"],
            }


def main():
    sf = Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )
    results = sf.bulk.Mandate__c.update(list(changes()), batch_size=500)
    for result in results:
        if not result["success"]:
            print(result["id"], result["errors"])


if __name__ == "__main__":
    main()
