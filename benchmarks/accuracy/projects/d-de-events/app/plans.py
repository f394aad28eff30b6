import time

import psycopg

from app.settings import settings


class PlanLookup:
    """user id -> plan, refreshed every ten minutes."""

    def __init__(self, ttl=600):
        self._ttl = ttl
        self._at = 0.0
        self._plans = {}

    def _refresh(self):
        with psycopg.connect(settings.pg_dsn) as conn:
            rows = conn.execute(
                "SELECT u.id::text, p.code FROM users u JOIN subscriptions s ON s.user_id = u.id JOIN plans p ON p.id = s.plan_id"
            ).fetchall()
        self._plans = dict(rows)
        self._at = time.monotonic()

    def __getitem__(self, user_id):
        if time.monotonic() - self._at > self._ttl:
            self._refresh()
        return self._plans.get(user_id, "free")
