import os
from pathlib import Path
from string import Template

import typer
import yaml

from .registry import build, discover
from .service import Fulfilment

app = typer.Typer()


def wire(path: Path) -> Fulfilment:
    discover()
    cfg = yaml.safe_load(Template(path.read_text()).substitute(os.environ))
    return Fulfilment(**{port: build(port, spec) for port, spec in cfg["ports"].items()})


@app.command()
def export(config: Path = Path("config.yml")):
    typer.echo(f"{wire(config).export()} orders handed over")


@app.command()
def collect(config: Path = Path("config.yml")):
    typer.echo(f"{wire(config).collect()} parcels")


if __name__ == "__main__":
    app()
