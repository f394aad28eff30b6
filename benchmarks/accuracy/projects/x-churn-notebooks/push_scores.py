import csv
import os

import requests

from churnlib import SCORES

URL = "https://api.hubapi.com/crm/v3/objects/companies/batch/update"


def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]


def bucket(p):
    return "high" if p > 0.6 else "medium" if p > 0.3 else "low"


def main():
    with open(SCORES) as f:
        rows = list(csv.DictReader(f))
    inputs = [{
        "id": str(int(float(row["hubspot_company_id"]))),
        "properties": {"churn_risk": row["churn_risk"], "churn_bucket": bucket(float(row["churn_risk"]))},
    } for row in rows]
    for part in chunks(inputs, 100):
        r = requests.post(URL, json={"inputs": part},
                          headers={"Authorization": f"Bearer {os.environ['HUBSPOT_TOKEN']}"}, timeout=60)
        r.raise_for_status()
    print(len(inputs), "companies updated")


if __name__ == "__main__":
    main()
