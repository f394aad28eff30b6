import csv
import os
import sys

import requests

from common import FIELDS, raw_path

API = "https://api.linkedin.com/rest/adAnalytics"


def main(day):
    y, m, d = day.split("-")
    headers = {
        "Authorization": "Bearer " + os.environ["LI_TOKEN"],
        "LinkedIn-Version": "202311",
        "X-Restli-Protocol-Version": "2.0.0",
    }
    account = os.environ["LI_ACCOUNT"]
    date_range = f"(start:(year:{y},month:{int(m)},day:{int(d)}),end:(year:{y},month:{int(m)},day:{int(d)}))"
    url = (f"{API}?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY&dateRange={date_range}"
           f"&accounts=List(urn%3Ali%3AsponsoredAccount%3A{account})"
           "&fields=pivotValues,impressions,clicks,costInLocalCurrency")
    r = requests.get(url, headers=headers, timeout=60)
    r.raise_for_status()
    with open(raw_path("linkedin", day), "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(FIELDS)
        for e in r.json()["elements"]:
            cid = e["pivotValues"][0].rsplit(":", 1)[-1]
            w.writerow([day, account, cid, "", e["impressions"], e["clicks"], e["costInLocalCurrency"]])


if __name__ == "__main__":
    main(sys.argv[1])
