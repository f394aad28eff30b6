import email
import email.policy
import imaplib
import json
import os
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests
from openai import OpenAI

llm = OpenAI()

ZAMMAD = os.environ["ZAMMAD_URL"] + "/api/v1"
GROUPS = {"billing": "Billing", "bug": "2nd level", "sales": "Sales", "other": "Users"}
PROMPT = """Classify the customer mail. Answer JSON: {"topic": "billing|bug|sales|other", "summary": "<one sentence>"}"""


@dataclass
class Mail:
    uid: bytes
    sender: str
    subject: str
    text: str
    topic: str = "other"
    summary: str = ""
    tags: list = field(default_factory=list)


@contextmanager
def mailbox():
    m = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"], ssl_context=ssl.create_default_context())
    m.login(os.environ["IMAP_USER"], os.environ["IMAP_PASS"])
    m.select("INBOX")
    try:
        yield m
    finally:
        m.close()
        m.logout()


def unseen(m):
    _, data = m.uid("search", None, "UNSEEN")
    for uid in data[0].split():
        _, parts = m.uid("fetch", uid, "(BODY.PEEK[])")
        msg = email.message_from_bytes(parts[0][1], policy=email.policy.default)
        body = msg.get_body(preferencelist=("plain", "html"))
        yield Mail(uid, email.utils.parseaddr(msg["From"])[1], msg["Subject"] or "(no subject)",
                   body.get_content() if body else "")


def classify(mail):
    res = llm.chat.completions.create(
        model="gpt-4o-mini", response_format={"type": "json_object"}, temperature=0,
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": mail.text[:6000]}])
    try:
        js = json.loads(res.choices[0].message.content)
    except ValueError:
        return mail
    if js.get("topic") in GROUPS:
        mail.topic = js["topic"]
    mail.summary = js.get("summary", "")
    return mail


def create_ticket(mail):
    note = mail.text
    if mail.summary:
        note = "AI: %s\n\n----\n%s" % (mail.summary, mail.text)
    r = requests.post(ZAMMAD + "/tickets", headers={"Authorization": "Token token=" + os.environ["ZAMMAD_TOKEN"]}, json={
        "title": mail.subject,
        "group": GROUPS[mail.topic],
        "customer_id": "guess:" + mail.sender,
        "article": {"subject": mail.subject, "body": note, "type": "email", "sender": "Customer", "internal": False},
    }, timeout=30)
    r.raise_for_status()


def main():
    with mailbox() as m:
        for mail in unseen(m):
            create_ticket(classify(mail))
            m.uid("store", mail.uid, "+FLAGS", "(\\Seen)")


if __name__ == "__main__":
    main()
