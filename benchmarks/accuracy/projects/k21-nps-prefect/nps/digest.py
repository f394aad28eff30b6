import os
from functools import partial

import httpx
import pandas as pd
from prefect import task

_post = partial(httpx.post, os.environ["SLACK_NPS_WEBHOOK"], timeout=10)


def _line(row) -> str:
    face = ":smile:" if row.NPS >= 40 else ":neutral_face:"
    return f"{face} *{row.PLAN or 'no plan'}*  NPS {row.NPS:.0f}  ({row.ANSWERS} answers)"


@task
def send_digest(scores: pd.DataFrame) -> None:
    lines = [_line(r) for r in scores.itertuples()]
    _post(json={"text": "\n".join(["NPS of the last 7 days", *lines])}).raise_for_status()
