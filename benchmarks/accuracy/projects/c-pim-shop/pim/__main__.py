import logging
from concurrent.futures import ThreadPoolExecutor, as_completed

from .container import build

log = logging.getLogger("pim")


def run(job):
    ok = bad = 0
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(job.storefront.publish, p): p for p in job.catalog.changed(job.journal.last())}
        for f in as_completed(futures):
            p = futures[f]
            try:
                job.journal.record(p.sku, f.result())
                ok += 1
            except Exception as e:
                log.error("%s: %s", p.sku, e)
                bad += 1
    return ok, bad


logging.basicConfig(level=logging.INFO)
for job in build():
    log.info("published %d, failed %d", *run(job))
