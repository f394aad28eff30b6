import asyncio
import functools
import logging
import os

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from erp import Odoo
import usage

logging.basicConfig(level=logging.INFO)
ALLOWED = {int(x) for x in os.environ["CHAT_IDS"].split(",")}
odoo = Odoo(os.environ["ODOO_URL"], os.environ["ODOO_DB"], os.environ["ODOO_USER"], os.environ["ODOO_PW"])


def members_only(fn):
    @functools.wraps(fn)
    async def inner(update: Update, ctx: ContextTypes.DEFAULT_TYPE):
        if update.effective_chat.id not in ALLOWED:
            await update.message.reply_text("Sorry, internal bot.")
            return
        usage.count(fn.__name__)
        await fn(update, ctx)
    return inner


@members_only
async def stock(update, ctx):
    if not ctx.args:
        await update.message.reply_text("/stock <article>")
        return
    found = await asyncio.to_thread(odoo.stock, ctx.args[0])
    if not found:
        await update.message.reply_text("nothing found")
        return
    text = "\n".join(f"{p['default_code']}  {p['name']}: {p['qty_available']:g}" for p in found)
    await update.message.reply_text(text)


@members_only
async def quote(update, ctx):
    await asyncio.to_thread(odoo.request_quote, update.effective_user.full_name, " ".join(ctx.args))
    await update.message.reply_text("Request noted, sales will call.")


@members_only
async def other(update, ctx):
    await update.message.reply_text("/stock or /quote")


def main():
    app = Application.builder().token(os.environ["BOT_TOKEN"]).build()
    app.add_handler(CommandHandler("stock", stock))
    app.add_handler(CommandHandler("quote", quote))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, other))
    app.run_polling()


if __name__ == "__main__":
    main()
