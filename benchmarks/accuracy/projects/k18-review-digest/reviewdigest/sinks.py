from datetime import date

import asana
import httpx

from .config import Settings
from .models import Review


async def post_discord(http: httpx.AsyncClient, cfg: Settings, text: str) -> None:
    res = await http.post(cfg.discord_webhook, json={"content": text[:2000], "username": "Review digest"})
    res.raise_for_status()


async def open_gorgias_ticket(http: httpx.AsyncClient, cfg: Settings, review: Review) -> None:
    who = {"email": review.email, "name": review.author}
    res = await http.post(
        f"https://{cfg.gorgias_domain}.gorgias.com/api/tickets",
        auth=(cfg.gorgias_user, cfg.gorgias_key.get_secret_value()),
        json={
            "channel": "email",
            "via": "api",
            "subject": f"{review.stars}-star review: {review.title}",
            "customer": who,
            "messages": [{
                "channel": "email", "via": "api", "from_agent": False, "sender": who,
                "subject": review.title, "body_text": review.body,
            }],
        },
    )
    res.raise_for_status()


def create_reminder(cfg: Settings) -> None:
    conf = asana.Configuration()
    conf.access_token = cfg.asana_token.get_secret_value()
    tasks = asana.TasksApi(asana.ApiClient(conf))
    today = date.today()
    tasks.create_task(
        {"data": {
            "name": f"Discuss review digest KW{today.isocalendar().week}",
            "notes": "The digest is in #product-feedback on Discord.",
            "projects": [cfg.asana_project],
            "due_on": today.isoformat(),
        }},
        {},
    )
