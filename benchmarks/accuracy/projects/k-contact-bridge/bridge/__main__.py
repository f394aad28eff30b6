import sys
import tomllib

import click

from .engine import Engine


@click.group()
def cli():
    pass


@cli.command()
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True)
def run(name, everything):
    with open("routes.toml", "rb") as fh:
        routes = tomllib.load(fh)
    names = list(routes) if everything else [name]
    bad = 0
    for n in names:
        stats = Engine(n, routes[n]).run()
        click.echo(f"{n}: {stats}")
        bad += stats["failed"]
    sys.exit(bool(bad))


if __name__ == "__main__":
    cli()
