import os
from contextlib import contextmanager

import psycopg
from psycopg.rows import class_row

from lead_router.schemas import Rep


class RepRepository:
    def __init__(self, dsn: str | None = None) -> None:
        self._dsn = dsn or os.environ["REPS_DSN"]

    @contextmanager
    def _cursor(self):
        with psycopg.connect(self._dsn) as conn, conn.cursor(row_factory=class_row(Rep)) as cur:
            yield cur

    def next_for(self, team: str) -> Rep:
        with self._cursor() as cur:
            cur.execute(
                "SELECT id, name, mobile, hubspot_owner_id FROM reps "
                "WHERE team = %s AND on_duty ORDER BY last_assigned NULLS FIRST LIMIT 1",
                (team,),
            )
            return cur.fetchone()

    def touch(self, rep: Rep) -> None:
        with self._cursor() as cur:
            cur.execute("UPDATE reps SET last_assigned = now() WHERE id = %s", (rep.id,))
