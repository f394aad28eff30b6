"""
DevBot - telegram bot for the support + dev group

/bug <text>       new trello card in "Inbox"
/sprint <PROJECT> what is in the sprint (jira)
/oncall           who to call (pagerduty)
a photo           is saved in the shared dropbox folder
"""
import asyncio
import datetime
import functools
import logging
import os

import dropbox
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

import trello_client as trello
import work

logging.basicConfig(level=logging.INFO)

ALLOWED = {int(x) for x in os.getenv("ALLOWED_CHATS", "").split(",") if x}
INBOX = os.getenv("TRELLO_INBOX")
BLOCKED = os.getenv("TRELLO_BLOCKED")
dbx = dropbox.Dropbox(os.getenv("DROPBOX_TOKEN"))


def restricted(func):
    @functools.wraps(func)
    async def wrapped(update: Update, context: ContextTypes.DEFAULT_TYPE):
        if update.effective_chat.id not in ALLOWED:
            await update.effective_message.reply_text("Sorry, private bot.")
            return
        return await func(update, context)

    return wrapped


@restricted
async def bug(update: Update, context: ContextTypes.DEFAULT_TYPE):
    text = " ".join(context.args)
    if not text:
        await update.message.reply_text("usage: /bug what is broken")
        return
    reporter = update.effective_user.full_name
    url = await asyncio.to_thread(trello.add_card, INBOX, text[:80], f"{text}\n\nreported by {reporter}")
    await update.message.reply_text(f"Created {url}")


@restricted
async def sprint(update: Update, context: ContextTypes.DEFAULT_TYPE):
    project = context.args[0].upper() if context.args else "APP"
    lines = await asyncio.to_thread(work.sprint_lines, project)
    await update.message.reply_text("\n".join(lines) or "sprint is empty")


@restricted
async def oncall(update: Update, context: ContextTypes.DEFAULT_TYPE):
    names = await asyncio.to_thread(work.who_is_oncall)
    await update.message.reply_text("On call: " + ", ".join(names))


@restricted
async def photo(update: Update, context: ContextTypes.DEFAULT_TYPE):
    biggest = update.message.photo[-1]
    tg_file = await context.bot.get_file(biggest.file_id)
    content = await tg_file.download_as_bytearray()
    path = f"/screenshots/{datetime.datetime.now():%Y%m%d-%H%M%S}.jpg"
    dbx.files_upload(bytes(content), path)
    await update.message.reply_text("saved to dropbox")


async def blocked_reminder(context: ContextTypes.DEFAULT_TYPE):
    blocked = trello.cards(BLOCKED)
    if not blocked:
        return
    msg = "Still blocked:\n" + "\n".join(c["name"] for c in blocked)
    for chat_id in ALLOWED:
        await context.bot.send_message(chat_id=chat_id, text=msg)


COMMANDS = {"bug": bug, "sprint": sprint, "oncall": oncall}


def main():
    app = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).build()
    for name, fn in COMMANDS.items():
        app.add_handler(CommandHandler(name, fn))
    app.add_handler(MessageHandler(filters.PHOTO, photo))
    app.job_queue.run_daily(blocked_reminder, time=datetime.time(hour=9), days=(1, 2, 3, 4, 5))
    app.run_polling()


if __name__ == "__main__":
    main()
