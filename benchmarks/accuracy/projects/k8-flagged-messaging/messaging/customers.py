from __future__ import annotations

import os

import psycopg
from psycopg.rows import class_row

from .domain import Customer


class CustomerStore:
    def __init__(self) -> None:
        self._con = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)

    def get(self, customer_id: str) -> Customer | None:
        with self._con.cursor(row_factory=class_row(Customer)) as cur:
            cur.execute("SELECT id, email, first_name FROM customers WHERE id = %s AND bounced_at IS NULL", (customer_id,))
            return cur.fetchone()

    def mark_bounced(self, email: str, when: str) -> None:
        self._con.execute("UPDATE customers SET bounced_at = %s WHERE email = %s", (when, email))
