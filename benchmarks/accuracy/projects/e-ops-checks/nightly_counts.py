import os

import psycopg2
import pymongo

from common import guarded, page, slack

QUERIES = {
    "orders": "select count(*) from orders where created_at > now() - interval '1 day'",
    "signups": "select count(*) from users where created_at > now() - interval '1 day'",
}
MIN = {"orders": 50, "signups": 20, "events": 10000}


def pg_counts():
    with psycopg2.connect(os.environ["PG_DSN"]) as c, c.cursor() as cur:
        for name, q in QUERIES.items():
            cur.execute(q)
            yield name, cur.fetchone()[0]


def mongo_count():
    m = pymongo.MongoClient(os.environ["MONGO_URL"])
    return m.tracking.events.estimated_document_count()


@guarded("3f0d5c2e-77aa-4a0b-9d6e-0a1b2c3d4e5f")
def main():
    counts = dict(pg_counts())
    low = []
    for name, n in counts.items():
        print(name, n)
        if n < MIN[name]:
            low.append(name)
    if mongo_count() < MIN["events"]:
        page("event collection is nearly empty, tracker down?")
    if low:
        slack("low numbers today: " + ", ".join(f"{x} ({counts[x]})" for x in low))


if __name__ == "__main__":
    main()
