import logging
import os

import typer
import yaml

from guard.budgets import SheetBudgets
from guard.notify import PrintNotifier, SlackNotifier
from guard.service import BudgetGuard
from guard.tiktok import TikTok

app = typer.Typer()


@app.command()
def run(config: str = "guard.yml", verbose: bool = False, quiet: bool = typer.Option(False, help="print only")) -> None:
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO)
    with open(config) as handle:
        options = yaml.safe_load(handle)
    guard = BudgetGuard(
        TikTok(os.environ["TIKTOK_TOKEN"], str(options["advertiser"])),
        SheetBudgets(options["sheet"], options.get("credentials", "sa.json")),
        PrintNotifier() if quiet else SlackNotifier(os.environ["SLACK_TOKEN"], options["channel"]),
        **options.get("limits", {}),
    )
    guard.run()


if __name__ == "__main__":
    app()
