from __future__ import annotations

import pendulum
from airflow.decorators import dag, task

TABLE = "acme-mkt.ads.daily_spend"


@dag(schedule="0 5 * * *", start_date=pendulum.datetime(2024, 1, 1, tz="UTC"), catchup=False, tags=["marketing"])
def spend_daily():
    @task
    def extract(platform: str, ds: str | None = None) -> list[dict]:
        from spend import connectors  # noqa: F401
        from spend.base import SpendConnector

        return SpendConnector.registry[platform]().rows(ds)

    @task
    def load(rows: list[dict]) -> None:
        from spend.outputs import load_rows

        load_rows(rows, TABLE)

    @task
    def summary(parts: list[list[dict]], ds: str | None = None) -> None:
        from spend.outputs import budget_of, teams_card

        totals: dict[str, float] = {}
        for rows in parts:
            for r in rows:
                totals[r["platform"]] = totals.get(r["platform"], 0.0) + r["cost"]
        facts = {p: f"{v:,.2f}" for p, v in totals.items()}
        over = sum(totals.values()) * 30 > budget_of(ds[:7])
        title = f"Ad spend {ds}" + (" (over pace!)" if over else "")
        teams_card(title, facts)

    paid_social, search = extract.override(task_id="meta")("meta"), extract.override(task_id="google")("google")
    tiktok = extract.override(task_id="tiktok")("tiktok")
    load.override(task_id="load_meta")(paid_social)
    load.override(task_id="load_google")(search)
    summary([paid_social, search, tiktok])


spend_daily()
