import click

from editorial.blog import BlogDesk
from editorial.help_center import HelpCenter

DESKS = {"blog": BlogDesk, "help": HelpCenter}


@click.command()
@click.argument("desk", type=click.Choice(sorted(DESKS)), nargs=-1, required=True)
def main(desk):
    for name in desk:
        click.echo(f"running {name}")
        DESKS[name]().run()


if __name__ == "__main__":
    main()
