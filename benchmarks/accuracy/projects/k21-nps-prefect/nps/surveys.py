import os
from datetime import datetime

import delighted
from prefect import task

delighted.api_key = os.environ["DELIGHTED_KEY"]


@task(retries=3, retry_delay_seconds=60)
def responses(since: datetime) -> list[dict]:
    rows, page = [], 1
    while batch := delighted.SurveyResponse.all(
        since=int(since.timestamp()), per_page=100, page=page, expand=["person"]
    ):
        rows += [
            {
                "ID": r.id,
                "SCORE": r.score,
                "COMMENT": r.comment,
                "EMAIL": r.person.email,
                "PLAN": (r.person_properties or {}).get("plan"),
                "CREATED_AT": datetime.fromtimestamp(r.created_at),
            }
            for r in batch
        ]
        page += 1
    return rows
