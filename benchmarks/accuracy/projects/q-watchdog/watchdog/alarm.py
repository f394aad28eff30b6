import os

import requests
from pdpyras import EventsAPISession


def page(name: str) -> None:
    session = EventsAPISession(os.environ["PD_ROUTING_KEY"])
    session.trigger(f"{name} does not answer", source="watchdog", severity="error",
                    dedup_key=f"watchdog-{name.lower()}")


def beat() -> None:
    requests.get(f"https://hc-ping.com/{os.environ['HC_UUID']}", timeout=10)
