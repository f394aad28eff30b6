import os

import redis
import requests
import snowflake.connector


class Braze:
    def __init__(self):
        self.url = os.environ["BRAZE_REST"]
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + os.environ["BRAZE_KEY"]

    def track(self, attributes=(), events=(), purchases=()):
        body = {k: list(v) for k, v in (("attributes", attributes), ("events", events), ("purchases", purchases)) if v}
        r = self.s.post(self.url + "/users/track", json=body, timeout=10)
        r.raise_for_status()


class Loyalty:
    def __init__(self):
        self.base = "http://loyalty.svc.cluster.local:8080"

    def balance(self, customer_id):
        r = requests.get(f"{self.base}/members/{customer_id}/points", timeout=3)
        if r.status_code == 404:
            return None
        return r.json()["balance"]

    def credit(self, customer_id, points, reason):
        requests.post(f"{self.base}/members/{customer_id}/points", json={"delta": points, "reason": reason}, timeout=3).raise_for_status()


class Warehouse:
    def __init__(self):
        self.cnx = snowflake.connector.connect(
            user=os.environ["SF_USER"], password=os.environ["SF_PASS"], account=os.environ["SF_ACCOUNT"],
            warehouse="LOAD_WH", database="EVENTS", schema="RAW",
        )

    def append(self, table, rows):
        cols = list(rows[0])
        ph = ", ".join(["%s"] * len(cols))
        self.cnx.cursor().executemany(
            f"INSERT INTO {table} ({', '.join(cols)}) VALUES ({ph})", [tuple(r[c] for c in cols) for r in rows]
        )


FACTORIES = {
    "braze": Braze,
    "loyalty": Loyalty,
    "warehouse": Warehouse,
    "cache": lambda: redis.Redis.from_url(os.environ["REDIS_URL"], decode_responses=True),
}
