import aiohttp

from . import settings


async def open_ticket(session: aiohttp.ClientSession, answer: dict, loyalty) -> None:
    person = answer["person"]
    ticket = {
        "ticket": {
            "subject": f"Detractor: {answer['score']}/10",
            "comment": {"body": answer.get("comment") or "(no comment left)"},
            "requester": {"email": person["email"], "name": person.get("name") or person["email"]},
            "priority": "urgent" if loyalty in ("GOLD", "PLAT") else "normal",
            "tags": ["nps", "detractor"] + ([f"loyalty_{loyalty.lower()}"] if loyalty else []),
        }
    }
    url = f"https://{settings.ZENDESK_SUBDOMAIN}.zendesk.com/api/v2/tickets.json"
    async with session.post(
        url, json=ticket, auth=aiohttp.BasicAuth(*settings.ZENDESK_AUTH)
    ) as resp:
        resp.raise_for_status()


async def tell_duty_manager(session: aiohttp.ClientSession, answer: dict) -> None:
    props = answer.get("person_properties") or {}
    text = f":warning: {answer['score']}/10 - reservation {props.get('Reservation', '?')}\n>{answer.get('comment') or ''}"
    async with session.post(
        "https://slack.com/api/chat.postMessage",
        json={"channel": settings.DUTY_CHANNEL, "text": text},
        headers={"Authorization": f"Bearer {settings.SLACK_TOKEN}"},
    ) as resp:
        body = await resp.json()
        if not body.get("ok"):
            raise RuntimeError(body.get("error"))
