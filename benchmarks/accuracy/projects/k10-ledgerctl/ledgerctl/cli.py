from datetime import datetime, timedelta, timezone

import click

from ledgerctl import PIPELINES, SINKS, SOURCES


def execute(pipeline, since):
    rows = list(SOURCES[pipeline.source](since))
    if pipeline.keep:
        rows = [r for r in rows if pipeline.keep(r)]
    if rows:
        SINKS[pipeline.sink](rows, pipeline.table)
    return len(rows)


@click.group()
def main():
    """Move ledger data into the warehouses."""


@main.command("list")
def list_():
    for name, p in PIPELINES.items():
        click.echo(f"{name:10} {p.source} -> {p.sink}.{p.table}")


@main.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(PIPELINES)))
@click.option("--days", default=1, show_default=True)
def run(names, days):
    since = datetime.now(timezone.utc) - timedelta(days=days)
    for name in names or PIPELINES:
        click.echo(f"{name}: {execute(PIPELINES[name], since)} rows")


if __name__ == "__main__":
    main()
