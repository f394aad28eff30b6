import datetime
import logging
import os
from collections import Counter
from functools import wraps

from notion_client import Client as Notion
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

import tienda
from whats import mandar_plantilla

logging.basicConfig(level=logging.INFO)
notion = Notion(auth=os.environ["NOTION_TOKEN"])
GASTOS_DB = os.environ["NOTION_GASTOS"]
CHAT = int(os.environ["CHAT_PANADERIA"])
PERMITIDOS = {int(x) for x in os.environ.get("PERMITIDOS", "").split(",") if x}


def solo_equipo(f):
    @wraps(f)
    async def envuelta(update: Update, context: ContextTypes.DEFAULT_TYPE):
        if update.effective_user.id not in PERMITIDOS:
            await update.message.reply_text("No te conozco 🙃")
            return
        return await f(update, context)

    return envuelta


@solo_equipo
async def ventas(update: Update, context: ContextTypes.DEFAULT_TYPE):
    pedidos = tienda.ventas_de_hoy()
    cuenta = Counter()
    for p in pedidos:
        for prod in p["products"]:
            cuenta[prod["name"]] += int(prod["quantity"])
    total = sum(float(p["total"]) for p in pedidos)
    lineas = [f"{n} x {nombre}" for nombre, n in cuenta.most_common(10)]
    await update.message.reply_text(f"Hoy: ${total:,.2f}\n" + "\n".join(lineas))


@solo_equipo
async def gasto(update: Update, context: ContextTypes.DEFAULT_TYPE):
    # /gasto 350 harina del molino
    try:
        monto = float(context.args[0])
    except (IndexError, ValueError):
        await update.message.reply_text("Uso: /gasto 350 harina")
        return
    concepto = " ".join(context.args[1:])
    notion.pages.create(
        parent={"database_id": GASTOS_DB},
        properties={
            "Concepto": {"title": [{"text": {"content": concepto}}]},
            "Monto": {"number": monto},
            "Quién": {"rich_text": [{"text": {"content": update.effective_user.first_name}}]},
            "Fecha": {"date": {"start": datetime.date.today().isoformat()}},
        },
    )
    await update.message.reply_text("Anotado 👍")


async def recordar_mayoreo(context: ContextTypes.DEFAULT_TYPE):
    enviados = all(
        [
            mandar_plantilla(c["WhatsApp"], "recordatorio_pedido", c["Contacto"], c.get("Pedido usual", "lo de siempre"))
            for c in tienda.clientes_mayoreo()
        ]
    )
    await context.bot.send_message(CHAT, "Recordatorios enviados" if enviados else "Algún recordatorio no salió, revisar")


async def alerta_stock(context: ContextTypes.DEFAULT_TYPE):
    faltan = [f"• {nombre}: {n}" for nombre, n in tienda.stock_bajo()]
    if faltan:
        await context.bot.send_message(chat_id=CHAT, text="Se está acabando:\n" + "\n".join(faltan))


def main():
    app = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).build()
    for nombre, fn in {"ventas": ventas, "gasto": gasto}.items():
        app.add_handler(CommandHandler(nombre, fn))
    jobs = app.job_queue
    jobs.run_daily(recordar_mayoreo, time=datetime.time(18, 0), days=(0, 2, 4))
    jobs.run_repeating(alerta_stock, interval=3 * 3600)
    app.run_polling()


if __name__ == "__main__":
    main()
