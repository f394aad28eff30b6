import json

from airflow.hooks.base import BaseHook
import requests


class RechargeHook(BaseHook):
    conn_name_attr = "recharge_conn_id"
    default_conn_name = "recharge_default"
    hook_name = "Recharge"

    def __init__(self, recharge_conn_id: str = default_conn_name):
        super().__init__()
        self.conn_id = recharge_conn_id
        self._s = None

    def get_conn(self):
        if self._s is None:
            c = self.get_connection(self.conn_id)
            self._s = requests.Session()
            self._s.headers["X-Recharge-Access-Token"] = c.password
            self._s.headers["X-Recharge-Version"] = "2021-11"
        return self._s

    def subscriptions(self, updated_at_min):
        cursor = None
        while True:
            params = {"limit": 250}
            if cursor:
                params["cursor"] = cursor
            else:
                params["updated_at_min"] = updated_at_min.to_iso8601_string()
            r = self.get_conn().get("https://api.rechargeapps.com/subscriptions", params=params)
            r.raise_for_status()
            doc = r.json()
            yield from doc["subscriptions"]
            cursor = doc.get("next_cursor")
            if not cursor:
                return

    @staticmethod
    def to_lines(subs):
        for s in subs:
            yield json.dumps({k: s.get(k) for k in ("id", "customer_id", "status", "price", "quantity",
                                                    "order_interval_unit", "created_at", "cancelled_at")})
