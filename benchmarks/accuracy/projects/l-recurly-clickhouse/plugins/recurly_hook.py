import recurly
from airflow.hooks.base import BaseHook


class RecurlyHook(BaseHook):
    conn_name_attr = "recurly_conn_id"
    default_conn_name = "recurly_default"

    def __init__(self, recurly_conn_id=default_conn_name):
        super().__init__()
        self.conn_id = recurly_conn_id

    def get_conn(self):
        return recurly.Client(self.get_connection(self.conn_id).password)

    def subscriptions(self, begin, end):
        pager = self.get_conn().list_subscriptions(params={
            "begin_time": begin, "end_time": end, "sort": "updated_at", "limit": 200})
        for s in pager.items():
            yield {
                "id": s.id, "account": s.account.code, "plan": s.plan.code, "state": s.state,
                "unit_amount": float(s.unit_amount or 0), "currency": s.currency,
                "updated_at": s.updated_at.isoformat(),
            }
