import psycopg2


class DealRepository:
    def __init__(self, cur):
        self._cur = cur

    def stage_of(self, deal_id):
        self._cur.execute("SELECT stage FROM crm_deals WHERE id = %s", (deal_id,))
        row = self._cur.fetchone()
        return row[0] if row else None

    def upsert(self, deal):
        self._cur.execute(
            """INSERT INTO crm_deals (id, name, stage, amount, owner_id)
               VALUES (%s, %s, %s, %s, %s)
               ON CONFLICT (id) DO UPDATE
               SET name = EXCLUDED.name, stage = EXCLUDED.stage,
                   amount = EXCLUDED.amount, owner_id = EXCLUDED.owner_id""",
            (deal.id, deal.name, deal.stage, deal.amount, deal.owner_id),
        )


class InvoiceRepository:
    def __init__(self, cur):
        self._cur = cur

    def upsert(self, inv):
        self._cur.execute(
            """INSERT INTO invoices (id, customer, total, currency, issued_at)
               VALUES (%s, %s, %s, %s, %s)
               ON CONFLICT (id) DO UPDATE SET total = EXCLUDED.total""",
            (inv.id, inv.customer, inv.total, inv.currency, inv.issued_at),
        )


class UnitOfWork:
    """One transaction; events raised inside are handed out after commit."""

    def __init__(self, dsn):
        self._dsn = dsn
        self._events = []

    def __enter__(self):
        self._conn = psycopg2.connect(self._dsn)
        cur = self._conn.cursor()
        self.deals = DealRepository(cur)
        self.invoices = InvoiceRepository(cur)
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type:
            self._conn.rollback()
            self._events.clear()
        else:
            self._conn.commit()
        self._conn.close()

    def raise_event(self, event):
        self._events.append(event)

    def collect_events(self):
        while self._events:
            yield self._events.pop(0)
