import logging
import os

import requests

from .bus import bus

log = logging.getLogger(__name__)


@bus.on("sla.breached")
def page_oncall(conversation, team, waited):
    requests.post(
        "https://api.eu.opsgenie.com/v2/alerts",
        headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
        json={
            "message": f"{team}: no answer for {waited // 60} min",
            "alias": f"conv-{conversation}",
            "priority": "P3",
            "details": {"conversation": conversation},
        },
        timeout=10,
    )


@bus.on("sla.breached")
@bus.on("ingest.finished")
def trace(**payload):
    log.info("%s", payload)
