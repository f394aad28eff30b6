from airflow.providers.salesforce.hooks.salesforce import SalesforceHook

from .const import RECORD_TYPE


def create(customers):
    sf = SalesforceHook("salesforce_prod").get_conn()
    ids = []
    for c in customers:
        hit = sf.query(f"SELECT Id FROM Contact WHERE Email = '{c['email']}' LIMIT 1")["records"]
        res = sf.Case.create({
            "RecordTypeId": RECORD_TYPE,
            "Subject": f"{c['n']} returns in 30 days",
            "Description": c["reasons"],
            "SuppliedEmail": c["email"],
            "ContactId": hit[0]["Id"] if hit else None,
        })
        ids.append(res["id"])
    return ids
