"""Agent replies: Chatwoot calls us, we send into the messenger."""
import os

import requests
from flask import Flask, request
from viberbot import Api
from viberbot.api.bot_configuration import BotConfiguration
from viberbot.api.messages.text_message import TextMessage

app = Flask(__name__)
viber = Api(BotConfiguration(name="Acme", avatar="", auth_token=os.environ["VIBER_TOKEN"]))
WA = "https://graph.facebook.com/v18.0/%s/messages" % os.environ["WA_PHONE_ID"]


def send_wa(to, text):
    requests.post(WA, headers={"Authorization": "Bearer " + os.environ["WA_TOKEN"]}, json={
        "messaging_product": "whatsapp", "to": to, "type": "text", "text": {"body": text}}).raise_for_status()


def send_viber(to, text):
    viber.send_messages(to, [TextMessage(text=text)])


SENDERS = {3: send_wa, 4: send_viber}


@app.post("/chatwoot")
def chatwoot():
    ev = request.json
    if ev["event"] == "message_created" and ev["message_type"] == "outgoing" and not ev["private"]:
        fn = SENDERS.get(ev["inbox"]["id"])
        if fn:
            fn(ev["conversation"]["meta"]["sender"]["identifier"], ev["content"])
    return "", 204
