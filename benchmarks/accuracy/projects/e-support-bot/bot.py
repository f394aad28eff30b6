import logging
import os

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from kb import search_kb
from llm import answer
from tickets import open_ticket, ticket_status

logging.basicConfig(level=logging.DEBUG)
app = App(token=os.environ["SLACK_BOT_TOKEN"])


@app.event("app_mention")
def on_mention(event, say):
    q = event["text"].split(">", 1)[-1].strip()
    if not q:
        say("Hola! Ask me something :)", thread_ts=event["ts"])
        return
    docs = search_kb(q)
    if not docs:
        say("I found nothing in the wiki, use /ticket", thread_ts=event["ts"])
        return
    text = answer(q, docs)
    links = "\n".join("• <%s|%s>" % (d["url"], d["title"]) for d in docs[:3])
    say(text=text + "\n\n" + links, thread_ts=event.get("thread_ts") or event["ts"])


@app.command("/ticket")
def cmd_ticket(ack, command, client, respond):
    ack()
    info = client.users_info(user=command["user_id"])
    profile = info["user"]["profile"]
    tid = open_ticket(
        subject=command["text"][:80],
        body=command["text"],
        email=profile.get("email"),
        name=profile.get("real_name"),
    )
    respond(f"Ticket #{tid} created :ticket:")


@app.command("/ticket-status")
def cmd_status(ack, command, respond):
    ack()
    try:
        st = ticket_status(int(command["text"]))
    except ValueError:
        respond("give me a number pls")
        return
    respond(f"#{command['text']}: *{st['status']}* — {st['subject']}")


if __name__ == "__main__":
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
