import datetime as dt
from decimal import Decimal
from pathlib import Path

import click

try:
    import tomllib
except ImportError:
    import tomli as tomllib

from . import fx
from .harvest import Harvest
from .xero import Xero


@click.group()
@click.option("--config", type=click.Path(exists=True, path_type=Path), default="clients.toml")
@click.pass_context
def cli(ctx, config):
    ctx.obj = tomllib.loads(config.read_text())["clients"]


@cli.command()
@click.argument("month")
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def bill(clients, month, dry_run):
    """Draft invoices for MONTH (2024-05)."""
    start = dt.date.fromisoformat(month + "-01")
    end = (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    harvest = Harvest()
    xero = None if dry_run else Xero()

    for client_id, buckets in harvest.unbilled(start.isoformat(), end.isoformat()).items():
        c = clients.get(str(client_id))
        if c is None:
            click.secho(f"client {client_id} not configured", fg="yellow")
            continue
        unit = Decimal(c["rate"]) * fx.rate(c["currency"])
        lines = [
            {
                "Description": f"{b.project}, {start:%B %Y}",
                "Quantity": str(b.hours),
                "UnitAmount": str(unit.quantize(Decimal("0.01"))),
                "AccountCode": c["account"],
            }
            for b in buckets
        ]
        if dry_run:
            click.echo(lines)
            continue
        number = xero.draft_invoice(
            xero.contact_id(c["xero_name"]), lines, c["currency"],
            (dt.date.today() + dt.timedelta(days=30)).isoformat(),
        )
        click.echo(f"{c['xero_name']}: {number}")
        for b in buckets:
            for entry_id, notes in b.entries:
                harvest.annotate(entry_id, f"{notes} [{number}]".strip())


if __name__ == "__main__":
    cli()
