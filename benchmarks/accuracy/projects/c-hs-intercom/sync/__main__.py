from datetime import datetime, timedelta, timezone

import typer

from .hs import ContactSource
from .messenger import Messenger
from .notify import Notifier
from .settings import settings
from .service import SyncService

cli = typer.Typer()


@cli.command()
def run(since: str = "24h", dry_run: bool = False):
    hours = int(since.rstrip("h"))
    svc = SyncService(
        source=ContactSource(settings.hubspot_token),
        messenger=Messenger(settings.intercom_token, dry_run=dry_run),
        notifier=Notifier(settings.slack_token, settings.slack_channel),
    )
    result = svc.run(datetime.now(timezone.utc) - timedelta(hours=hours))
    typer.echo(f"created={result.created} updated={result.updated} failed={result.failed}")
    raise typer.Exit(1 if result.failed else 0)


if __name__ == "__main__":
    cli()
