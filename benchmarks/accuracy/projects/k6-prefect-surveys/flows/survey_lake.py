import asyncio
import json
from datetime import date, timedelta

import httpx
from prefect import flow, get_run_logger, task
from prefect.blocks.notifications import SlackWebhook
from prefect.blocks.system import Secret
from prefect_aws import S3Bucket
from prefect_gcp.cloud_storage import GcsBucket

FORMS = {"onboarding": "aB3dEfGh", "churn": "Zx81QwPo"}


@task(retries=3, retry_delay_seconds=30)
async def typeform_responses(form_id: str, since: date) -> list[dict]:
    token = (await Secret.load("typeform-token")).get()
    items: list[dict] = []
    async with httpx.AsyncClient(
        base_url="https://api.typeform.com", headers={"Authorization": f"Bearer {token}"}
    ) as client:
        params = {"since": f"{since}T00:00:00Z", "page_size": 1000}
        while True:
            page = (await client.get(f"/forms/{form_id}/responses", params=params)).json()
            items += page["items"]
            if len(page["items"]) < 1000:
                return items
            params["before"] = page["items"][-1]["token"]


@task
def flatten(item: dict) -> dict:
    flat = {"response_id": item["response_id"], "submitted_at": item["submitted_at"]}
    for answer in item.get("answers") or []:
        kind = answer["type"]
        flat[answer["field"]["ref"]] = answer[kind] if kind != "choice" else answer["choice"].get("label")
    return flat


@task
async def to_gcs(name: str, rows: list[dict], day: date) -> str:
    lake = await GcsBucket.load("survey-lake")
    ndjson = "\n".join(json.dumps(r) for r in rows)
    return await lake.write_path(f"typeform/{name}/{day:%Y-%m-%d}.ndjson", ndjson.encode())


@task
async def delighted_to_s3(day: date) -> None:
    key = (await Secret.load("delighted-key")).get()
    async with httpx.AsyncClient(auth=(key, "")) as client:
        resp = await client.get(
            "https://api.delighted.com/v1/survey_responses.json", params={"per_page": 100, "expand": "person"}
        )
    resp.raise_for_status()
    # the research agency picks these up from their own bucket
    bucket = await S3Bucket.load("agency-nps")
    await bucket.write_path(f"nps/{day.isoformat()}.json", resp.content)


@flow(name="survey-lake")
async def survey_lake(day: date | None = None):
    log = get_run_logger()
    day = day or date.today() - timedelta(days=1)
    slack = await SlackWebhook.load("cx-channel")

    counts = {}
    for name, form_id in FORMS.items():
        items = await typeform_responses(form_id, day)
        rows = [flatten.fn(i) for i in items]
        await to_gcs(name, rows, day)
        counts[name] = len(rows)

    try:
        await delighted_to_s3(day)
    except httpx.HTTPStatusError:
        log.exception("delighted")
        await slack.notify("NPS export to agency failed, see Prefect")

    summary = ", ".join(f"{n} new {name} answers" for name, n in counts.items())
    await slack.notify(f"{day}: {summary}")


if __name__ == "__main__":
    asyncio.run(survey_lake())
