import os

import typer

from .ledger import SqlLedger
from .providers import AdyenReports, PayPalTransactions, YearEndRates
from .publish import mail, to_blob
from .service import Closing

app = typer.Typer()


@app.command()
def close(year: int, skip_collect: bool = False):
    with SqlLedger() as ledger:
        c = Closing(
            sources=[AdyenReports(os.environ["ADYEN_ACCOUNT"]), PayPalTransactions()],
            rates=YearEndRates(year),
            ledger=ledger,
            publishers=(to_blob, mail),
        )
        if not skip_collect:
            typer.echo(f"{c.collect(year)} new lines")
        c.publish(year)


if __name__ == "__main__":
    app()
