import logging
from functools import partial

from . import sinks
from .enrich import firmographics
from .sources import SOURCES

log = logging.getLogger(__name__)

# source -> (prepare, condition, sinks)
ROUTES = {
    "contact-form": (
        firmographics,
        lambda lead: bool(lead.message),
        [partial(sinks.salesforce, lead_source="Web"), partial(sinks.teams_ping, text="New web lead in Salesforce")],
    ),
    "webinar": (
        None,
        lambda guest: guest.minutes >= 10,
        [partial(sinks.close, status="Webinar")],
    ),
}


def run(name: str) -> dict:
    prepare, wanted, targets = ROUTES[name]
    stats = {"in": 0, "out": 0, "errors": 0}
    for person in SOURCES[name]():
        stats["in"] += 1
        if not wanted(person):
            continue
        if prepare is not None:
            person = prepare(person)
        for send in targets:
            try:
                send(person)
            except Exception:
                log.exception("%s: %s", name, person.email)
                stats["errors"] += 1
                break
        else:
            stats["out"] += 1
    return stats
