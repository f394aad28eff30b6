from datetime import date, timedelta

import click

from .container import COUNTRIES


@click.command()
@click.argument("country", type=click.Choice(sorted(COUNTRIES)))
@click.option("--days", default=7)
def main(country: str, days: int) -> None:
    n = COUNTRIES[country]().run(date.today() - timedelta(days=days))
    click.echo(f"{n} settled")


if __name__ == "__main__":
    main()
