#!/usr/bin/env python3
"""Office bot: Telegram in, Todoist/Monday/Telegram out; machine alarms over MQTT go to Opsgenie.

old school: callbacks by name in COMMANDS, threads for the rest
"""
import json
import logging
import os
import threading
from string import Template

import paho.mqtt.client as mqtt
import requests
import telebot
from todoist_api_python.api import TodoistAPI

logging.basicConfig(level=logging.INFO)
bot = telebot.TeleBot(os.environ["TELEGRAM_TOKEN"])
todoist = TodoistAPI(os.environ["TODOIST_TOKEN"])
BOARD = 1234567890
TEAM_CHAT = int(os.environ["TEAM_CHAT"])
LINE = Template("- $content ($due)")


def monday(query, **variables):
    r = requests.post("https://api.monday.com/v2", json={"query": query, "variables": variables},
                      headers={"Authorization": os.environ["MONDAY_TOKEN"]}, timeout=30)
    return r.json()["data"]


def cmd_todo(chat, text, who):
    todoist.add_task(content=text, labels=[who], due_string="today")
    return "noted"


def cmd_item(chat, text, who):
    q = "mutation ($b: ID!, $n: String!) { create_item (board_id: $b, item_name: $n) { id } }"
    monday(q, b=BOARD, n=text)
    return "on the board"


def cmd_today(chat, *_):
    tasks = todoist.get_tasks(filter="today")
    lines = [LINE.substitute(content=t.content, due=t.due.date if t.due else "-") for t in tasks]
    return "\n".join(lines) or "nothing to do"


def cmd_count(chat, *_):
    q = "query ($b: [ID!]) { boards (ids: $b) { items_count } }"
    logging.info("board has %s", monday(q, b=[BOARD])["boards"][0]["items_count"])
    return "see the log"


COMMANDS = {"todo": cmd_todo, "item": cmd_item, "today": cmd_today, "count": cmd_count}


@bot.message_handler(commands=list(COMMANDS))
def on_command(message):
    name, _, rest = message.text.lstrip("/").partition(" ")
    fn = COMMANDS[name.split("@")[0]]
    answer = fn(message.chat.id, rest, message.from_user.username or "anon")
    bot.reply_to(message, answer)


# --- alarms ---------------------------------------------------------------

def on_connect(client, userdata, flags, rc):
    client.subscribe("plant/+/alarm")


def on_message(client, userdata, msg):
    machine = msg.topic.split("/")[1]
    alarm = json.loads(msg.payload)
    requests.post("https://api.eu.opsgenie.com/v2/alerts",
                  headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
                  json={"message": "%s: %s" % (machine, alarm["text"]), "alias": machine,
                        "priority": {1: "P1", 2: "P3"}.get(alarm["level"], "P5")})
    userdata["last"] = machine


def alarms():
    c = mqtt.Client(userdata={"last": None})
    c.on_connect, c.on_message = on_connect, on_message
    c.username_pw_set("bot", os.environ["MQTT_PASS"])
    c.connect("mqtt.plant.example", 1883, 60)
    c.loop_forever()


if __name__ == "__main__":
    threading.Thread(target=alarms, daemon=True).start()
    bot.send_message(TEAM_CHAT, "bot is up")
    bot.infinity_polling()
