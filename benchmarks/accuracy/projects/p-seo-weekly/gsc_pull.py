"""Pulls last week's queries out of Search Console, writes seo_week.json"""
import json
from datetime import date, timedelta

from google.oauth2 import service_account
from googleapiclient.discovery import build

SITES = ["sc-domain:velohaus.example", "https://blog.velohaus.example/"]
OUT = "seo_week.json"

BRAND = ("velohaus", "velo haus", "velo-haus")


def rows(svc, site, start, end):
    start_row = 0
    while True:
        res = svc.searchanalytics().query(
            siteUrl=site,
            body={
                "startDate": start, "endDate": end,
                "dimensions": ["query", "page"],
                "rowLimit": 25000, "startRow": start_row,
            },
        ).execute()
        batch = res.get("rows", [])
        for r in batch:
            q, page = r["keys"]
            yield {
                "site": site, "query": q, "page": page,
                "clicks": r["clicks"], "impressions": r["impressions"], "position": round(r["position"], 1),
                "brand": any(b in q for b in BRAND),
            }
        if len(batch) < 25000:
            break
        start_row += 25000


if __name__ == "__main__":
    creds = service_account.Credentials.from_service_account_file(
        "gsc.json", scopes=["https://www.googleapis.com/auth/webmasters.readonly"])
    svc = build("searchconsole", "v1", credentials=creds)
    end = date.today() - timedelta(days=3)
    start = end - timedelta(days=6)
    data = []
    for s in SITES:
        data.extend(rows(svc, s, str(start), str(end)))
    json.dump({"start": str(start), "end": str(end), "rows": data}, open(OUT, "w"))
    print(len(data), "rows")
