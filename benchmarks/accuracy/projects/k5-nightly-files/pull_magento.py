import csv
import os

import requests

from common import ini, outfile

url = ini["magento"]["host"] + "/rest/V1/orders"
headers = {"Authorization": "Bearer " + os.environ["MAGENTO_TOKEN"]}
params = {
    "searchCriteria[filterGroups][0][filters][0][field]": "status",
    "searchCriteria[filterGroups][0][filters][0][value]": "processing",
    "searchCriteria[filterGroups][0][filters][0][conditionType]": "eq",
    "searchCriteria[pageSize]": 500,
}
answer = requests.get(url, headers=headers, params=params, timeout=120)
answer.raise_for_status()

with open(outfile("orders", "csv"), "w", newline="", encoding="latin-1", errors="replace") as f:
    w = csv.writer(f, delimiter=";")
    for order in answer.json()["items"]:
        a = order["extension_attributes"]["shipping_assignments"][0]["shipping"]["address"]
        for item in order["items"]:
            w.writerow([
                order["increment_id"], a["firstname"], a["lastname"], " ".join(a["street"]),
                a["postcode"], a["city"], a["country_id"], item["sku"], int(item["qty_ordered"]),
            ])
