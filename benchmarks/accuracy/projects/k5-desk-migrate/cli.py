import click

from migrate.export import export
from migrate.load import load


@click.group()
@click.version_option("0.4")
def main():
    pass


main.add_command(export)
main.add_command(load)

if __name__ == "__main__":
    main()
