"""joiners: accounts for new colleagues, and a reminder of contractor contracts that end.

    python joiners.py accounts --days 14 --dry-run
    python joiners.py contracts
"""
from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import AsyncIterator

import httpx
import typer
from pydantic_settings import BaseSettings


class Env(BaseSettings):
    bamboo_domain: str
    bamboo_key: str
    okta_domain: str
    okta_token: str
    deel_token: str
    slack_hook: str  # https://hooks.slack.com/services/...


cli = typer.Typer(no_args_is_help=True)


@dataclass(slots=True)
class Person:
    first: str
    last: str
    mail: str
    department: str
    starts: date
    groups: list[str] = field(default_factory=list)

    def okta_profile(self) -> dict:
        return {
            "firstName": self.first,
            "lastName": self.last,
            "email": self.mail,
            "login": self.mail,
            "department": self.department,
        }


async def bamboo_people(env: Env) -> list[Person]:
    base = f"https://api.bamboohr.com/api/gateway.php/{env.bamboo_domain}/v1"
    auth = (env.bamboo_key, "x")
    async with httpx.AsyncClient(auth=auth, headers={"Accept": "application/json"}) as http:
        directory = (await http.get(f"{base}/employees/directory")).json()["employees"]

        async def detail(emp: dict) -> dict:
            r = await http.get(
                f"{base}/employees/{emp['id']}",
                params={"fields": "firstName,lastName,workEmail,department,hireDate"},
            )
            return r.json()

        raw = await asyncio.gather(*(detail(e) for e in directory))
    return [
        Person(p["firstName"], p["lastName"], p["workEmail"].lower(), p["department"] or "", date.fromisoformat(p["hireDate"]))
        for p in raw
        if p.get("workEmail") and p.get("hireDate", "0000-00-00") != "0000-00-00"
    ]


async def okta_logins(http: httpx.AsyncClient) -> AsyncIterator[str]:
    url: str | None = "/api/v1/users?limit=200"
    while url:
        r = await http.get(url)
        r.raise_for_status()
        for user in r.json():
            yield user["profile"]["login"].lower()
        url = r.links.get("next", {}).get("url")


async def make_accounts(env: Env, days: int, dry_run: bool) -> int:
    horizon = date.today() + timedelta(days=days)
    people = await bamboo_people(env)
    made = 0
    async with httpx.AsyncClient(
        base_url=f"https://{env.okta_domain}.okta.com",
        headers={"Authorization": f"SSWS {env.okta_token}"},
    ) as okta:
        have = {login async for login in okta_logins(okta)}
        for person in people:
            if person.mail in have or not date.today() <= person.starts <= horizon:
                continue
            typer.echo(f"+ {person.mail}")
            if not dry_run:
                r = await okta.post("/api/v1/users", params={"activate": "false"}, json={"profile": person.okta_profile()})
                r.raise_for_status()
            made += 1
    return made


@cli.command()
def accounts(days: int = 14, dry_run: bool = False):
    """Create Okta users for those who start soon."""
    env = Env()
    made = asyncio.run(make_accounts(env, days, dry_run))
    typer.secho(f"{made} accounts", fg="green")
    if not dry_run:
        httpx.post(env.slack_hook, json={"text": f"Account run of {date.today():%d %B} is done"})


@cli.command()
def contracts(within: int = 30):
    """Tell the people team which contractor contracts end."""
    env = Env()
    r = httpx.get(
        "https://api.letsdeel.com/rest/v2/contracts",
        params={"limit": 50, "statuses": "in_progress"},
        headers={"Authorization": f"Bearer {env.deel_token}"},
    )
    limit = date.today() + timedelta(days=within)
    ending = [
        f"{c['title']} ({c['worker']['full_name']}) ends {c['termination_date'][:10]}"
        for c in r.json()["data"]
        if c.get("termination_date") and date.fromisoformat(c["termination_date"][:10]) <= limit
    ]
    if ending:
        httpx.post(env.slack_hook, json={"text": "\n".join(ending)})


if __name__ == "__main__":
    cli()
