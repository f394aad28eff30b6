import os
import time
from pathlib import Path

import requests
import typer

from .adapters import OpenExchangeRates, PrintLedger, StripePayouts, netsuite_from_env
from .service import PayoutPosting

app = typer.Typer()


@app.command()
def post(days: int = 7, dry_run: bool = False):
    svc = PayoutPosting(
        source=StripePayouts(os.environ["STRIPE_KEY"]),
        rates=OpenExchangeRates(os.environ["OXR_APP_ID"]),
        ledger=PrintLedger() if dry_run else netsuite_from_env(),
        state=Path("state/posted.json"),
    )
    n = svc.run(int(time.time()) - days * 86400)
    typer.echo(f"{n} journals")
    hook = os.getenv("TEAMS_WEBHOOK")
    if hook and n:
        requests.post(hook, json={"text": f"{n} Stripe payouts posted to NetSuite"}, timeout=10)


if __name__ == "__main__":
    app()
