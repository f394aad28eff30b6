from googleapiclient.discovery import build

from reports.model import Section


class Queries:
    def __init__(self, creds):
        self.svc = build("searchconsole", "v1", credentials=creds, cache_discovery=False)

    def section(self, client, period):
        body = {"startDate": period[0], "endDate": period[1], "dimensions": ["query"], "rowLimit": 25}
        res = self.svc.searchanalytics().query(siteUrl=client.gsc_site, body=body).execute()
        rows = [[r["keys"][0], r["clicks"], round(r["position"], 1)] for r in res.get("rows", [])]
        return Section("Search", ["Query", "Clicks", "Position"], rows, {"clicks": sum(r[1] for r in rows)})
