import argparse
import time

from psycopg2.extras import execute_values

from db import cursor
from zendesk import incremental_tickets

UPSERT = """
INSERT INTO support.tickets (id, subject, status, created_at, requester_email)
VALUES %s
ON CONFLICT (id) DO UPDATE SET status = excluded.status, subject = excluded.subject
"""


def rows(start):
    for ticket, requester in incremental_tickets(start):
        yield (
            ticket["id"],
            ticket["subject"],
            ticket["status"],
            ticket["created_at"],
            requester["email"] if requester else None,
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=2)
    arguments = parser.parse_args()
    with cursor() as cur:
        execute_values(cur, UPSERT, rows(int(time.time()) - arguments.days * 86400))


if __name__ == "__main__":
    main()
