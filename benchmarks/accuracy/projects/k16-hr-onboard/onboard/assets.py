"""Tells IT every morning which laptops are ready to be handed out."""
import httpx
from aiogram import Bot

from .common import CONFIG, secret


async def laptop_report() -> None:
    async with httpx.AsyncClient(
        base_url=CONFIG["snipeit"]["base"],
        headers={"Authorization": f"Bearer {secret('SNIPEIT_TOKEN')}", "Accept": "application/json"},
    ) as http:
        r = await http.get("/hardware", params={"status": "RTD", "category_id": 3, "limit": 200})
        r.raise_for_status()
        rows = r.json()["rows"]
    by_model: dict[str, list[str]] = {}
    for a in rows:
        by_model.setdefault(a["model"]["name"], []).append(a["asset_tag"])
    bot = Bot(secret("TELEGRAM_TOKEN"))
    try:
        await bot.send_message(
            CONFIG["telegram"]["it_chat"],
            "Ready laptops:\n" + "\n".join(f"{m}: {', '.join(sorted(t))}" for m, t in sorted(by_model.items())),
        )
    finally:
        await bot.session.close()
