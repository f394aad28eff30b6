import typer

from .adapters import Cin7, Magento, NullPager, PagerDuty
from .service import OrderSync

app = typer.Typer()


@app.command()
def run(workers: int = 4, page: bool = True):
    service = OrderSync(Magento(), Cin7(), PagerDuty() if page else NullPager(), workers)
    typer.echo(f"{service.run()} orders transferred")


if __name__ == "__main__":
    app()
