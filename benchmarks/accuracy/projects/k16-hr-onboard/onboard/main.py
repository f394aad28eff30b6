import asyncio
from datetime import date, timedelta

import typer

from .assets import laptop_report
from .ats import accepted_offers
from .directory import add_account, add_okta, directory
from .hris import Personio

cli = typer.Typer(no_args_is_help=True)


async def _hires(days: int) -> int:
    n = 0
    async with Personio() as hris:
        async for hire in accepted_offers(date.today() - timedelta(days=days)):
            await hris.create(hire)
            n += 1
    return n


async def _accounts(day: date) -> None:
    async with Personio() as hris:
        people = await hris.starting_on(day)
    with directory() as conn:
        created = [e for e in people if add_account(conn, e)]
    await add_okta(created)


@cli.command()
def hires(days: int = 3):
    typer.echo(f"{asyncio.run(_hires(days))} new in Personio")


@cli.command()
def morning(ahead: int = 5):
    async def go():
        await asyncio.gather(_accounts(date.today() + timedelta(days=ahead)), laptop_report())

    asyncio.run(go())


if __name__ == "__main__":
    cli()
