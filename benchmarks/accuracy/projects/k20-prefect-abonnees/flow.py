"""Nachtelijke flow. Deployen: prefect deploy -n nacht"""
from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import httpx
from prefect import flow, get_run_logger, task
from prefect.client.schemas.objects import FlowRun
from prefect.flows import Flow
from prefect.states import State

import bronnen
from doelen import BigQueryTabel, Doel, KlaviyoProfielen
from instellingen import instellingen


def meld_teams(flow: Flow, run: FlowRun, state: State) -> None:
    httpx.post(instellingen().teams_webhook, json={"text": f"{flow.name} / {run.name}: {state.name}"})


@task(retries=2, retry_delay_seconds=60)
async def lees_abonnees() -> list[dict[str, Any]]:
    return [
        {
            "email": a.email,
            "abonnement": a.product,
            "abonnement_status": a.status,
            "volgende_levering": a.volgende.isoformat() if a.volgende else None,
        }
        async for a in bronnen.abonnementen()
    ]


@task(retries=2)
async def lees_bestellingen(dagen: int) -> list[dict[str, Any]]:
    ruw = await bronnen.bestellingen(date.today() - timedelta(days=dagen))
    return [
        {
            "order_id": o["id"],
            "nummer": o["name"],
            "email": o["email"],
            "bedrag": o["totalPriceSet"]["shopMoney"]["amount"],
            "aangemaakt": o["createdAt"],
        }
        for o in ruw
    ]


@task
async def lees_reviews() -> list[dict[str, Any]]:
    return [
        {"id": r["id"], "sterren": r["stars"], "titel": r["title"], "tekst": r["text"]}
        for r in await bronnen.beoordelingen()
    ]


@task
async def schrijf(doel: Doel, rijen: list[dict[str, Any]]) -> int:
    n = await doel.schrijf(rijen)
    get_run_logger().info("%s: %d geschreven", type(doel).__name__, n)
    return n


@flow(name="abonnees-nacht", on_failure=[meld_teams], on_completion=[meld_teams])
async def nacht(dagen: int = 1) -> None:
    abonnees, orders, reviews = await asyncio.gather(
        lees_abonnees(), lees_bestellingen(dagen), lees_reviews()
    )
    await schrijf(KlaviyoProfielen(), abonnees)
    await schrijf(BigQueryTabel("bestellingen"), orders)
    await schrijf(BigQueryTabel("reviews"), reviews)


if __name__ == "__main__":
    asyncio.run(nacht())
