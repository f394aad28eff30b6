import logging

import typer

from .gorgias import GorgiasSource
from .ledger import MongoLedger
from .linear import LinearTracker
from .service import BugFlow

app = typer.Typer()


def build() -> BugFlow:
    return BugFlow(source=GorgiasSource(), tracker=LinearTracker(), ledger=MongoLedger())


@app.command()
def forward():
    build().forward()


@app.command("close-loop")
def close_loop():
    build().close_loop()


def main():
    logging.basicConfig(level=logging.INFO)
    app()


if __name__ == "__main__":
    main()
