import logging
import os

import requests
from dotenv import load_dotenv

load_dotenv()

import drive
from classify import classify
from mailbox import Inbox

FD = f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2/tickets"
logging.basicConfig(level=logging.INFO)
log = logging.getLogger("mail-desk")


def ticket(mail, info, links):
    html = mail.text.replace("\n", "<br>")
    if links:
        html += "<hr>" + "<br>".join(f'<a href="{u}">{n}</a>' for n, u in links)
    r = requests.post(FD, auth=(os.environ["FRESHDESK_KEY"], "X"), timeout=30, json={
        "email": mail.sender,
        "name": mail.name or mail.sender,
        "subject": mail.subject,
        "description": html,
        "type": info["type"],
        "priority": int(info.get("priority", 1)),
        "status": 2,
        "source": 1,
    })
    r.raise_for_status()
    return r.json()["id"]


def ping(text):
    url = f"https://api.telegram.org/bot{os.environ['TELEGRAM_TOKEN']}/sendMessage"
    requests.post(url, data={"chat_id": os.environ["TELEGRAM_CHAT"], "text": text}, timeout=10)


def main():
    with Inbox() as inbox:
        for mail in inbox.unseen():
            info = classify(mail)
            if info["type"] == "Spam":
                inbox.done(mail)
                continue
            try:
                links = [(n, drive.upload(n, mime, data)) for n, mime, data in mail.files]
                no = ticket(mail, info, links)
            except Exception:
                log.exception("mail %s stays unread", mail.uid)
                continue
            if int(info.get("priority", 1)) >= 4:
                ping(f"Urgent ticket #{no}: {info['summary']}")
            inbox.done(mail)


if __name__ == "__main__":
    main()
