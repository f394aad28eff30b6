# our little team bot. python bot.py
import os
from collections import defaultdict
from datetime import datetime, timedelta, timezone

import aiohttp
import discord
from discord.ext import commands, tasks
from dotenv import load_dotenv
from todoist_api_python.api import TodoistAPI

load_dotenv()

TRELLO = {"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"]}
DOING_LIST = os.environ["TRELLO_DOING_LIST"]
STANDUP_CHANNEL = int(os.environ["STANDUP_CHANNEL"])

intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot(command_prefix="!", intents=intents)
todoist = TodoistAPI(os.environ["TODOIST_TOKEN"])


async def get_json(url, **kw):
    async with aiohttp.ClientSession() as s:
        async with s.get(url, **kw) as resp:
            resp.raise_for_status()
            return await resp.json()


async def board_lines():
    cards = await get_json(f"https://api.trello.com/1/lists/{DOING_LIST}/cards",
                           params={**TRELLO, "fields": "name,due,shortUrl", "members": "true"})
    for c in cards:
        who = ", ".join(m["username"] for m in c["members"]) or "nobody"
        yield f"- {c['name']} ({who}) <{c['shortUrl']}>"


@bot.command()
async def board(ctx):
    """what is in Doing"""
    lines = [l async for l in board_lines()]
    await ctx.send("\n".join(lines) or "board is empty")


@bot.command()
async def hours(ctx):
    """my hours of this week"""
    start = datetime.now(timezone.utc) - timedelta(days=datetime.now().weekday())
    entries = await get_json(
        "https://api.track.toggl.com/api/v9/me/time_entries",
        params={"start_date": start.date().isoformat(), "end_date": (datetime.now() + timedelta(days=1)).date().isoformat()},
        auth=aiohttp.BasicAuth(os.environ["TOGGL_TOKEN"], "api_token"),
    )
    per_day = defaultdict(float)
    for e in entries:
        if e["duration"] > 0:
            per_day[e["start"][:10]] += e["duration"] / 3600
    table = "\n".join(f"{d}  {h:5.2f}" for d, h in sorted(per_day.items()))
    await ctx.send(f"```\n{table}\nsum         {sum(per_day.values()):5.2f}\n```")


@bot.command()
async def todo(ctx, *, text: str):
    """!todo buy milk"""
    todoist.add_task(content=text, description=f"from {ctx.author.display_name} in #{ctx.channel}", due_string="today")
    await ctx.message.add_reaction("\N{WHITE HEAVY CHECK MARK}")


@tasks.loop(hours=24)
async def standup():
    channel = bot.get_channel(STANDUP_CHANNEL)
    if datetime.now().weekday() < 5:
        await channel.send("Standup in 10 minutes!")


@bot.event
async def on_ready():
    print("logged in as", bot.user)
    standup.start()


if __name__ == "__main__":
    bot.run(os.environ["DISCORD_TOKEN"])
