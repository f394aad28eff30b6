from datetime import date, timedelta

from prefect import flow, get_run_logger, task

from adspend import CONNECTORS, load_rows, month_to_date
from adspend.alerts import read_budgets, send_overspend


@task(retries=3, retry_delay_seconds=120)
def pull(name: str, day: date):
    return list(CONNECTORS[name](day))


@task
def store(rows):
    return load_rows(rows)


@task
def check_budgets(day: date):
    budgets = read_budgets(day.strftime("%Y-%m"))
    lines = []
    for channel, spent in month_to_date().items():
        budget = budgets.get(channel)
        if budget and spent > 0.9 * budget:
            lines.append(f"**{channel}**: {spent:,.0f} of {budget:,.0f} EUR ({spent / budget:.0%})")
    if lines:
        send_overspend(lines)


@flow(name="ad-spend-daily")
def ad_spend_daily(day: date | None = None):
    day = day or date.today() - timedelta(days=1)
    logger = get_run_logger()
    for name in CONNECTORS:
        rows = pull(name, day)
        stored = store(rows)
        logger.info("%s: %s rows", name, stored)
    check_budgets(day)


if __name__ == "__main__":
    ad_spend_daily()
