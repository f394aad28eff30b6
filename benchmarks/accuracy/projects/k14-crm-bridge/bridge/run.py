import asyncio
import logging
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import aiohttp

from .bus import bus
from .clients import ActiveCampaignClient, CloseClient, DiscordNotifier, TeamleaderClient
from .settings import Settings

log = logging.getLogger("bridge")


def main_contact(lead):
    for c in lead.get("contacts", []):
        if c["emails"]:
            return c["name"], c["emails"][0]["email"]
    return None, None


@bus.on("lead.updated", "lead.won")
async def newsletter(ctx, lead):
    name, email = main_contact(lead)
    if not email:
        return
    first, _, last = (name or "").partition(" ")
    cid = await ctx.ac.sync({"email": email, "firstName": first, "lastName": last})
    await ctx.ac.subscribe(cid, ctx.settings.ac_list)


@bus.on("lead.won")
async def customer(ctx, lead):
    _, email = main_contact(lead)
    await ctx.teamleader.add_company(lead["display_name"], email, lead.get("url"))


@bus.on("contact.unsubscribed")
async def opt_out(ctx, contact):
    lead = await ctx.close.lead_by_email(contact["email"])
    if lead:
        await ctx.close.mark_unsubscribed(lead["id"], contact["udate"][:10])


@bus.on("invoices.overdue")
async def remind(ctx, invoices):
    lines = [f"{i['invoice_number']} {i['invoicee']['name']} {i['total']['payable']['amount']:.2f}"
             for i in invoices]
    await ctx.discord.say("Overdue invoices\n" + "\n".join(lines))


async def poll(ctx, since):
    seen = 0
    async for lead in ctx.close.updated_leads(since):
        seen += 1
        won = lead["status_id"] == ctx.settings.won_status
        await bus.emit("lead.won" if won else "lead.updated", lead)
    for contact in await ctx.ac.unsubscribed(ctx.settings.ac_list, since):
        await bus.emit("contact.unsubscribed", contact)
    log.info("%s leads", seen)


async def main():
    settings = Settings()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        ctx = bus.ctx = SimpleNamespace(
            settings=settings,
            close=CloseClient(session, settings.close_key),
            ac=ActiveCampaignClient(session, settings.ac_account, settings.ac_key),
            teamleader=TeamleaderClient(session, settings.teamleader_token),
            discord=DiscordNotifier(session, settings.discord_hook),
        )
        since, reminded = datetime.utcnow() - timedelta(hours=1), None
        while True:
            now = datetime.utcnow()
            await poll(ctx, since)
            since = now
            if reminded != date.today() and now.hour >= 7:
                late = await ctx.teamleader.overdue(date.today().isoformat())
                if late:
                    await bus.emit("invoices.overdue", late)
                reminded = date.today()
            await asyncio.sleep(settings.poll_seconds)


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    asyncio.run(main())
