import chargebee
from airflow.hooks.base import BaseHook


class ChargebeeHook(BaseHook):
    def __init__(self, conn_id="chargebee_default"):
        super().__init__()
        c = self.get_connection(conn_id)
        chargebee.configure(c.password, c.host)

    def pages(self, resource, params):
        offset = None
        while True:
            res = resource.list({**params, "limit": 100, **({"offset": offset} if offset else {})})
            yield from res
            offset = res.next_offset
            if not offset:
                return

    def invoices(self, start, end):
        for e in self.pages(chargebee.Invoice, {"updated_at[between]": f"[{start},{end}]"}):
            inv = e.invoice
            yield {"id": inv.id, "customer_id": inv.customer_id, "status": inv.status, "date": inv.date,
                   "total": inv.total / 100, "due": inv.amount_due / 100, "currency": inv.currency_code}
