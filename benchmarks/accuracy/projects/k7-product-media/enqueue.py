import sys
from datetime import datetime, timedelta

import jobs
from clients import queue, woo


def changed_products(hours):
    since = (datetime.utcnow() - timedelta(hours=hours)).isoformat(timespec="seconds")
    page = 1
    while True:
        batch = woo.get("products", params={"modified_after": since, "per_page": 50, "page": page}).json()
        if not batch:
            break
        yield from batch
        page += 1


if __name__ == "__main__":
    hours = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    for product in changed_products(hours):
        queue.enqueue(jobs.process, product, job_timeout=300)
    queue.enqueue(jobs.quota_note)
