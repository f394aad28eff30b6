from prefect import flow, get_run_logger, task

from lib import zd
from lib.warehouse import Warehouse


@task(retries=3, retry_delay_seconds=60)
def fetch_ratings(days):
    return list(zd.ratings(zd.client(), days))


@task(retries=3, retry_delay_seconds=60)
def fetch_groups():
    return zd.groups(zd.client())


@task
def store(ratings, groups):
    wh = Warehouse()
    n = wh.append("csat_ratings", ratings) if ratings else 0
    wh.replace("zd_groups", groups)
    return n


@flow(name="csat-load")
def csat_load(days: int = 1):
    n = store(fetch_ratings(days), fetch_groups())
    get_run_logger().info("%s ratings stored", n)


if __name__ == "__main__":
    csat_load(days=30)
