from datetime import date

from prefect import flow, get_run_logger, task

import extract
import load
import report


@task(retries=3, retry_delay_seconds=120)
def extract_subscriptions(day):
    return extract.run(day)


@task(retries=2, retry_delay_seconds=60)
def load_snapshot(day):
    return load.run(day)


@task
def send_report(day):
    report.run(day)


@flow(name="mrr-snapshot")
def mrr_snapshot(day: str | None = None, weekly: bool = False):
    log = get_run_logger()
    day = day or date.today().isoformat()
    n = extract_subscriptions(day)
    loaded = load_snapshot(day)
    if n != loaded:
        log.warning("extracted %s but loaded %s", n, loaded)
    if weekly or date.fromisoformat(day).weekday() == 0:
        send_report(day)


if __name__ == "__main__":
    mrr_snapshot()
