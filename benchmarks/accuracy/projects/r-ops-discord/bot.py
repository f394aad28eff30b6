import logging
import os

import discord
from discord import app_commands
from discord.ext import commands, tasks

import oncall
import tasks_api

log = logging.getLogger("opsbot")

GUILD = discord.Object(id=int(os.environ["GUILD_ID"]))
STATUS_CHANNEL = int(os.environ["STATUS_CHANNEL_ID"])

intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot(command_prefix="!", intents=intents)


@bot.event
async def on_ready():
    await bot.tree.sync(guild=GUILD)
    announce.start()
    log.info("logged in as %s", bot.user)


@bot.tree.command(name="incidents", description="Open incidents", guild=GUILD)
async def incidents(interaction: discord.Interaction):
    await interaction.response.defer(thinking=True)
    items = oncall.open_incidents()
    if not items:
        await interaction.followup.send("All quiet.")
        return
    embed = discord.Embed(title=f"{len(items)} open incident(s)", colour=discord.Colour.red())
    for it in items[:10]:
        embed.add_field(name=f"#{it['incident_number']} {it['title']}", value=f"{it['urgency']} - {it['html_url']}", inline=False)
    await interaction.followup.send(embed=embed)


@bot.tree.command(name="whoson", description="Who is on call", guild=GUILD)
@app_commands.describe(schedule="schedule id")
async def whoson(interaction: discord.Interaction, schedule: str = "PX1Q2RS"):
    await interaction.response.send_message(oncall.who(schedule) or "nobody?!")


@bot.event
async def on_raw_reaction_add(payload: discord.RawReactionActionEvent):
    if str(payload.emoji) != "\N{PUSHPIN}":
        return
    channel = bot.get_channel(payload.channel_id)
    message = await channel.fetch_message(payload.message_id)
    tasks_api.add(f"{message.author.display_name}: {message.content[:200]}", description=message.jump_url)
    await message.add_reaction("\N{WHITE HEAVY CHECK MARK}")


@tasks.loop(hours=12)
async def announce():
    channel = bot.get_channel(STATUS_CHANNEL)
    await channel.send("Reminder: please close incidents you have resolved.")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    bot.run(os.environ["DISCORD_TOKEN"])
