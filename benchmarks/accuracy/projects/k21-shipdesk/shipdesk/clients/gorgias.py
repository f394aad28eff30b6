import aiohttp

from ..models import TrackingEvent

TEAM = {"email": "expedition@boreal-outfitters.ca"}


class Gorgias:
    def __init__(self, session: aiohttp.ClientSession, domain: str, user: str, key: str):
        self.session = session
        self.url = f"https://{domain}.gorgias.com/api/tickets"
        self.auth = aiohttp.BasicAuth(user, key)

    async def open_exception(self, event: TrackingEvent) -> None:
        ticket = {
            "channel": "api",
            "via": "api",
            "subject": f"Livraison {event.pin}: {event.kind}",
            "customer": TEAM,
            "messages": [
                {
                    "channel": "api",
                    "via": "api",
                    "from_agent": False,
                    "sender": TEAM,
                    "body_text": f"{event.description} ({event.location})",
                }
            ],
        }
        async with self.session.post(self.url, json=ticket, auth=self.auth) as r:
            r.raise_for_status()
