from datetime import datetime, timedelta, timezone
from importlib import import_module

import typer

from . import bus, handlers  # noqa: F401
from .customers import lookup

app = typer.Typer()

SOURCES = {
    "freshdesk": "hub.sources.freshdesk:FreshdeskSource",
    "mailbox": "hub.sources.mailbox:MailboxSource",
    "discourse": "hub.sources.discourse:DiscourseSource",
}


def load(spec):
    mod, _, cls = spec.partition(":")
    return getattr(import_module(mod), cls)


@app.command()
def sync(hours: int = 24, only: str = ""):
    since = datetime.now(timezone.utc) - timedelta(hours=hours)
    for name, spec in SOURCES.items():
        if only and name != only:
            continue
        for message in load(spec)(since):
            if "@" in message.sender:
                message.customer = lookup(message.sender)
            bus.publish(message.kind, message)


if __name__ == "__main__":
    app()
