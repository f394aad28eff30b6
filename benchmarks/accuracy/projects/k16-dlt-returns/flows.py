from datetime import date, timedelta

import dlt
from google.cloud import bigquery
from notion_client import Client
from prefect import flow, get_run_logger, task
from prefect.blocks.system import Secret

from sources import helpdesk, loop_returns

WORST = """
select tags.name as tag, count(*) as tickets, round(avg(s.score), 2) as score
from `mo-aftersales.helpdesk.tickets` t
join `mo-aftersales.helpdesk.tickets__tags` tags on tags._dlt_parent_id = t._dlt_id
left join `mo-aftersales.helpdesk.satisfaction` s on s.id = t.id
where t.created_datetime >= @since
group by 1 having tickets > 5 order by score limit 10
"""


@task(retries=3, retry_delay_seconds=60)
def load_helpdesk():
    p = dlt.pipeline(pipeline_name="helpdesk", destination="bigquery", dataset_name="helpdesk")
    return p.run(helpdesk())


@task(retries=3, retry_delay_seconds=60)
def load_returns(since: str):
    p = dlt.pipeline(pipeline_name="returns", destination="clickhouse", dataset_name="returns")
    info = p.run(loop_returns(since))
    info.raise_on_failed_jobs()
    return info


@task
def worst_tags(since: date) -> list[dict]:
    client = bigquery.Client(project="mo-aftersales")
    cfg = bigquery.QueryJobConfig(query_parameters=[bigquery.ScalarQueryParameter("since", "DATE", since)])
    return [dict(r) for r in client.query(WORST, job_config=cfg).result()]


def _row(cells: list[str]) -> dict:
    return {"type": "table_row", "table_row": {"cells": [[{"type": "text", "text": {"content": c}}] for c in cells]}}


@task
def notion_report(week: str, tags: list[dict]):
    notion = Client(auth=Secret.load("notion").get())
    table = [_row(["Tag", "Tickets", "CSAT"])]
    table += [_row([t["tag"], str(t["tickets"]), str(t["score"] or "-")]) for t in tags]
    notion.pages.create(
        parent={"database_id": "6f1d0c52a3f94c5b8e3e0b1c7d2f4a90"},
        properties={"Name": {"title": [{"text": {"content": f"After sales {week}"}}]}},
        children=[{"type": "table", "table": {"table_width": 3, "has_column_header": True, "children": table}}],
    )


@flow(name="after-sales-weekly")
def weekly(days: int = 7):
    since = date.today() - timedelta(days=days)
    helpdesk_info = load_helpdesk.submit()
    returns_info = load_returns.submit(since.isoformat())
    tags = worst_tags.submit(since, wait_for=[helpdesk_info])
    notion_report(f"{since:%G-W%V}", tags, wait_for=[returns_info])
    get_run_logger().info("returns: %s", returns_info.result())


if __name__ == "__main__":
    weekly.serve(name="after-sales", cron="0 6 * * 1")
