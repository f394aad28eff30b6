from __future__ import annotations

import json
import logging
import os
import pathlib
from datetime import datetime, timedelta, timezone

from .adapters.apollo import ApolloEnricher
from .adapters.notify import NullNotifier, SlackNotifier
from .adapters.pipedrive import PipedriveCrm
from .adapters.typeform import TypeformSource
from .domain import Notifier
from .usecase import RouteLeads


class FileCheckpoint:
    def __init__(self, path: pathlib.Path) -> None:
        self._path = path

    def load(self) -> datetime:
        try:
            return datetime.fromisoformat(json.loads(self._path.read_text())["at"])
        except FileNotFoundError:
            return datetime.now(timezone.utc) - timedelta(days=1)

    def store(self, at: datetime) -> None:
        self._path.write_text(json.dumps({"at": at.isoformat()}))


def build(env: os._Environ[str]) -> RouteLeads:
    notifier: Notifier = NullNotifier()
    if token := env.get("SLACK_BOT_TOKEN"):
        notifier = SlackNotifier(token, env.get("SLACK_CHANNEL", "#enterprise-leads"))
    return RouteLeads(
        source=TypeformSource(
            env["TYPEFORM_TOKEN"],
            env["TYPEFORM_FORM"],
            refs={"email": "work_email", "name": "full_name", "message": "what_for"},
        ),
        enricher=ApolloEnricher(env["APOLLO_KEY"]),
        crm=PipedriveCrm(env["PIPEDRIVE_DOMAIN"], env["PIPEDRIVE_TOKEN"], int(env.get("PIPEDRIVE_STAGE", "1"))),
        notifier=notifier,
        checkpoint=FileCheckpoint(pathlib.Path(env.get("STATE_DIR", ".")) / "checkpoint.json"),
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    build(os.environ)()
