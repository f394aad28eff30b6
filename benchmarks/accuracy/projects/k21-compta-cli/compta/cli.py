from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from compta.adapters import (
    BrevoRelances,
    FeuilleTresorerie,
    PennylaneImpayes,
    PennylanePuits,
    QontoSource,
    StripeFactures,
)
from compta.config import Config
from compta.ports import Puits, Source

app = typer.Typer(no_args_is_help=True)
Conf = Annotated[Path, typer.Option("--config")]


def transferer(source: Source, puits: Puits, jours: int) -> None:
    n = puits.ecrire(source.lignes(date.today() - timedelta(days=jours)))
    typer.echo(f"{type(source).__name__} -> {type(puits).__name__} : {n} lignes")


@app.command()
def ventes(config: Conf = Path("compta.toml"), jours: int = 1) -> None:
    c = Config.load(config)
    transferer(StripeFactures(c.stripe_key), PennylanePuits(c.pennylane_token), jours)


@app.command()
def tresorerie(config: Conf = Path("compta.toml"), jours: int = 1) -> None:
    c = Config.load(config)
    source = QontoSource(c.qonto_login, c.qonto_secret, c.qonto_iban)
    transferer(source, FeuilleTresorerie(c.tresorerie_sheet, Path(c.service_account)), jours)


@app.command()
def relances(config: Conf = Path("compta.toml"), jours: int = 60) -> None:
    c = Config.load(config)
    transferer(PennylaneImpayes(c.pennylane_token), BrevoRelances(c.brevo_key), jours)


if __name__ == "__main__":
    app()
