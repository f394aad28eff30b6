import click

from klantsync import haal, zet


@click.group()
def main():
    """Synchronisaties van Van den Berg installatietechniek."""


@main.command()
@click.option("--tag", default=None, help="alleen contacten met dit label")
def contacten(tag):
    """Teamleader -> Mailchimp"""
    aantal = zet("nieuwsbrief", haal("teamleader", tag=tag))
    click.echo(f"{aantal} bijgewerkt")


@main.command()
@click.argument("jaar", type=int)
@click.option("--droog", is_flag=True, help="niets wegschrijven")
def omzet(jaar, droog):
    """Exact -> HubSpot"""
    rijen = haal("omzet", jaar=jaar)
    if droog:
        for r in rijen:
            click.echo(r)
        return
    click.echo(zet("bedrijven", rijen))


@main.command()
def medewerkers():
    """AFAS -> TOPdesk"""
    click.echo(zet("servicedesk", haal("medewerkers")))


@main.command()
@click.pass_context
def alles(ctx):
    import datetime

    ctx.invoke(contacten, tag=None)
    ctx.invoke(omzet, jaar=datetime.date.today().year, droog=False)
    ctx.invoke(medewerkers)


if __name__ == "__main__":
    main()
