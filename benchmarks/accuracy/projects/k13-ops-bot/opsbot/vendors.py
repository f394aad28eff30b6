"""Thin functions, one per thing we need. Everything returns plain values."""
from __future__ import annotations

from dataclasses import dataclass

import httpx
from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
from zenpy import Zenpy

from .config import settings

CREATE_ISSUE = gql(
    """
    mutation Create($input: IssueCreateInput!) {
      issueCreate(input: $input) { success issue { identifier url } }
    }
    """
)


@dataclass(frozen=True)
class Issue:
    identifier: str
    url: str


def open_issue(title: str, description: str, priority: int) -> Issue:
    transport = RequestsHTTPTransport(
        url="https://api.linear.app/graphql",
        headers={"Authorization": settings().linear_key.get_secret_value()},
    )
    with Client(transport=transport) as session:
        res = session.execute(
            CREATE_ISSUE,
            variable_values={
                "input": {
                    "teamId": settings().linear_team,
                    "title": title,
                    "description": description,
                    "priority": priority,
                }
            },
        )
    return Issue(**res["issueCreate"]["issue"])


def _statuspage() -> httpx.Client:
    return httpx.Client(
        base_url=f"https://api.statuspage.io/v1/pages/{settings().statuspage_page}",
        headers={"Authorization": f"OAuth {settings().statuspage_key.get_secret_value()}"},
        timeout=15,
    )


def components() -> list[dict]:
    with _statuspage() as http:
        return http.get("/components").raise_for_status().json()


def publish(name: str, body: str, affected: list[str], impact: str) -> str:
    with _statuspage() as http:
        r = http.post(
            "/incidents",
            json={
                "incident": {
                    "name": name,
                    "body": body,
                    "status": "investigating",
                    "impact_override": impact,
                    "component_ids": affected,
                    "components": {c: "degraded_performance" for c in affected},
                }
            },
        )
    return r.raise_for_status().json()["shortlink"]


def on_call() -> list[str]:
    r = httpx.get(
        f"https://api.opsgenie.com/v2/schedules/{settings().opsgenie_schedule}/on-calls",
        params={"scheduleIdentifierType": "name", "flat": "true"},
        headers={"Authorization": f"GenieKey {settings().opsgenie_key.get_secret_value()}"},
    )
    return r.raise_for_status().json()["data"]["onCallRecipients"]


def urgent_tickets(limit: int = 10):
    s = settings()
    zen = Zenpy(subdomain=s.zendesk_subdomain, email=s.zendesk_email, token=s.zendesk_token.get_secret_value())
    for i, t in enumerate(zen.search("type:ticket priority:urgent status<solved", sort_by="created_at")):
        if i == limit:
            break
        yield t.id, t.subject
