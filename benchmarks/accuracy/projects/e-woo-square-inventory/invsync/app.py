import logging
import os

import click

from .adapters.cursor import FileCursor
from .adapters.square import SquarePos
from .adapters.woo import WooChannel
from .usecases import MirrorStock, ReplaySales


class Container:
    def __init__(self, env=os.environ):
        self.web = WooChannel(env["WOO_URL"], env["WOO_KEY"], env["WOO_SECRET"])
        self.pos = SquarePos(env["SQUARE_TOKEN"], env["SQUARE_LOCATION"])
        self.cursor = FileCursor(env.get("CURSOR_FILE", ".cursor"))

    @property
    def mirror(self):
        return MirrorStock(source=self.pos, sink=self.web, buffer=int(os.getenv("BUFFER", "1")))

    @property
    def replay(self):
        return ReplaySales(feed=self.web, sink=self.pos, cursor=self.cursor)


@click.command()
@click.option("--skip-sales", is_flag=True)
def main(skip_sales):
    logging.basicConfig(level="INFO")
    c = Container()
    if not skip_sales:
        click.echo(f"{c.replay()} sales replayed")
    click.echo(f"{c.mirror()} products updated")


if __name__ == "__main__":
    main()
