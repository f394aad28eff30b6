import dlt
import pandas as pd
import requests
from dagster import AssetExecutionContext, EnvVar, MaterializeResult, asset
from google.cloud import bigquery
from notion_client import Client as Notion

from .freshdesk_source import freshdesk
from .resources import DelightedResource

DATASET = "support"


@asset(group_name="ingest", compute_kind="dlt")
def freshdesk_raw(context: AssetExecutionContext) -> MaterializeResult:
    pipeline = dlt.pipeline(
        pipeline_name="freshdesk",
        destination="bigquery",
        dataset_name="freshdesk_raw",
    )
    info = pipeline.run(freshdesk())
    context.log.info(str(info))
    return MaterializeResult(metadata={"load_id": info.loads_ids[-1]})


@asset(group_name="ingest")
def nps_responses(delighted: DelightedResource) -> pd.DataFrame:
    df = pd.DataFrame(delighted.survey_responses(days=90))
    df["created_at"] = pd.to_datetime(df["created_at"], unit="s", utc=True)
    df["bucket"] = pd.cut(df["score"], [-1, 6, 8, 10], labels=["detractor", "passive", "promoter"]).astype(str)
    return df[["id", "person", "score", "bucket", "comment", "created_at"]]


@asset(group_name="marts")
def nps_table(nps_responses: pd.DataFrame) -> None:
    bigquery.Client().load_table_from_dataframe(
        nps_responses,
        f"{DATASET}.nps_responses",
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_TRUNCATE"),
    ).result()


@asset(group_name="marts", deps=[freshdesk_raw])
def agent_load() -> pd.DataFrame:
    sql = """
        SELECT a.contact__name AS agent, COUNT(*) AS open_tickets,
               COUNTIF(t.due_by < CURRENT_TIMESTAMP()) AS overdue
        FROM freshdesk_raw.tickets t JOIN freshdesk_raw.agents a ON a.id = t.responder_id
        WHERE t.status IN (2, 3)
        GROUP BY 1 ORDER BY 2 DESC
    """
    return bigquery.Client().query(sql).to_dataframe()


@asset(group_name="publish")
def agent_load_page(context: AssetExecutionContext, agent_load: pd.DataFrame) -> None:
    notion = Notion(auth=EnvVar("NOTION_TOKEN").get_value())
    lines = [f"{r.agent}: {r.open_tickets} open, {r.overdue} overdue" for r in agent_load.itertuples()]
    notion.blocks.children.append(
        block_id=EnvVar("NOTION_PAGE").get_value(),
        children=[
            {
                "object": "block",
                "type": "bulleted_list_item",
                "bulleted_list_item": {"rich_text": [{"type": "text", "text": {"content": line}}]},
            }
            for line in lines
        ],
    )
    beat = requests.get("https://hc-ping.com/" + EnvVar("HC_UUID").get_value(), timeout=10)
    context.log.info("heartbeat %s", beat.status_code)
