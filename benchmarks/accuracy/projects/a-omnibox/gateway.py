import json
import os
import time

import pika
from flask import Flask, jsonify, request
from viberbot import Api
from viberbot.api.bot_configuration import BotConfiguration
from viberbot.api.messages.text_message import TextMessage
from viberbot.api.viber_requests import ViberMessageRequest

app = Flask(__name__)
viber = Api(BotConfiguration(name="Acme", avatar="", auth_token=os.environ["VIBER_TOKEN"]))
EXCHANGE = "chat"


def emit(channel, user, name, text):
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    ch = conn.channel()
    ch.exchange_declare(EXCHANGE, "topic", durable=True)
    ch.basic_publish(EXCHANGE, "inbound." + channel, json.dumps({
        "channel": channel, "user": user, "name": name, "text": text, "at": time.time()}),
        pika.BasicProperties(delivery_mode=2))
    conn.close()


@app.get("/whatsapp")
def challenge():
    return request.args["hub.challenge"]


@app.post("/whatsapp")
def whatsapp():
    for entry in request.json["entry"]:
        for change in entry["changes"]:
            value = change["value"]
            names = {c["wa_id"]: c["profile"]["name"] for c in value.get("contacts", [])}
            for msg in value.get("messages", []):
                if msg["type"] == "text":
                    emit("whatsapp", msg["from"], names.get(msg["from"], ""), msg["text"]["body"])
    return jsonify(ok=True)


@app.post("/viber")
def viber_hook():
    if not viber.verify_signature(request.get_data(), request.headers.get("X-Viber-Content-Signature")):
        return "", 403
    req = viber.parse_request(request.get_data())
    if isinstance(req, ViberMessageRequest) and isinstance(req.message, TextMessage):
        emit("viber", req.sender.id, req.sender.name, req.message.text)
    return "", 200
