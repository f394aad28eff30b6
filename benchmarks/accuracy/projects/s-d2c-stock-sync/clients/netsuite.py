import os

from requests_oauthlib import OAuth1

from clients.base import BaseClient

AVAILABLE = """
    SELECT i.itemid AS sku, SUM(b.quantityavailable) AS qty
    FROM inventoryitemlocations b
    JOIN item i ON i.id = b.item
    WHERE b.location IN ({locations}) AND i.isinactive = 'F' AND i.custitem_web_sku = 'T'
    GROUP BY i.itemid
"""


class NetSuiteClient(BaseClient):
    def __init__(self, account):
        super().__init__()
        self.base_url = f"https://{account.lower().replace('_', '-')}.suitetalk.api.netsuite.com/services/rest"
        self.session.auth = OAuth1(
            os.environ["NS_CONSUMER_KEY"], os.environ["NS_CONSUMER_SECRET"],
            os.environ["NS_TOKEN_ID"], os.environ["NS_TOKEN_SECRET"],
            realm=account, signature_method="HMAC-SHA256",
        )
        self.session.headers["Prefer"] = "transient"

    def suiteql(self, query, page=1000):
        offset = 0
        while True:
            data = self.request(
                "POST", f"/query/v1/suiteql?limit={page}&offset={offset}", json={"q": query}
            )
            yield from data["items"]
            if not data["hasMore"]:
                return
            offset += page

    def available(self, locations):
        query = AVAILABLE.format(locations=",".join(str(x) for x in locations))
        return {row["sku"]: max(int(float(row["qty"] or 0)), 0) for row in self.suiteql(query)}
