import requests
from django.conf import settings


class KintoneApp:
    def __init__(self, app_id):
        self.app_id = app_id
        self.url = "https://{}.cybozu.com/k/v1/records.json".format(settings.KINTONE_SUBDOMAIN)
        self.headers = {"X-Cybozu-API-Token": settings.KINTONE_TOKENS[app_id]}

    def find(self, query):
        res = requests.get(self.url, headers=self.headers, params={"app": self.app_id, "query": query})
        res.raise_for_status()
        return [{k: v["value"] for k, v in rec.items()} for rec in res.json()["records"]]

    def upsert(self, key, rows):
        records = [
            {
                "updateKey": {"field": key, "value": row.pop(key)},
                "record": {k: {"value": v} for k, v in row.items()},
            }
            for row in rows
        ]
        # upsert は 100 件まで
        for i in range(0, len(records), 100):
            body = {"app": self.app_id, "upsert": True, "records": records[i:i + 100]}
            requests.put(self.url, headers=self.headers, json=body).raise_for_status()
