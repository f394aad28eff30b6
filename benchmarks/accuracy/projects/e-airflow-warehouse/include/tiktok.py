from airflow.providers.http.hooks.http import HttpHook

METRICS = ["spend", "impressions", "clicks", "conversion"]


class TikTokReport:
    endpoint = "open_api/v1.3/report/integrated/get/"

    def __init__(self, advertiser_id, conn_id="tiktok_business"):
        self.advertiser_id = advertiser_id
        self.hook = HttpHook(method="GET", http_conn_id=conn_id)

    def __iter__(self):
        page = 1
        while True:
            data = self._get(page)
            for row in data["list"]:
                yield {**row["dimensions"], **row["metrics"]}
            if page >= data["page_info"]["total_page"]:
                return
            page += 1

    def between(self, start, end):
        self.start, self.end = start, end
        return self

    def _get(self, page):
        import json

        return self.hook.run(self.endpoint, data={
            "advertiser_id": self.advertiser_id,
            "report_type": "BASIC",
            "data_level": "AUCTION_CAMPAIGN",
            "dimensions": json.dumps(["campaign_id", "stat_time_day"]),
            "metrics": json.dumps(METRICS),
            "start_date": self.start,
            "end_date": self.end,
            "page": page,
            "page_size": 1000,
        }).json()["data"]
