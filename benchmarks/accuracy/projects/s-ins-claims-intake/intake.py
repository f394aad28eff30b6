import email
import imaplib
import json
import logging
import os
import uuid
from contextlib import contextmanager
from email.header import decode_header, make_header
from email.utils import parseaddr

import boto3
import psycopg2
import psycopg2.extras
import requests
from openai import OpenAI

log = logging.getLogger("claims")
llm = OpenAI()
s3 = boto3.client("s3")
BUCKET = "brk-claims-inbox"
FD = "https://feldmannbroker.freshdesk.com/api/v2"
FD_AUTH = (os.environ["FRESHDESK_KEY"], "X")

PROMPT = """Extract from this claim notification as JSON with the keys policy_number, incident_date (ISO),
line (motor|property|liability|other), short (max 20 words). Use null when it is not there."""


@contextmanager
def mailbox():
    box = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"])
    box.login(os.environ["IMAP_USER"], os.environ["IMAP_PASS"])
    box.select("Claims")
    try:
        yield box
    finally:
        box.logout()


def unread(box):
    _, data = box.search(None, "UNSEEN")
    for num in data[0].split():
        _, parts = box.fetch(num, "(RFC822)")
        yield num, email.message_from_bytes(parts[0][1])


def body_of(msg):
    for part in msg.walk():
        if part.get_content_type() == "text/plain" and not part.get_filename():
            return part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8", "replace")
    return ""


def extract(text):
    resp = llm.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text[:8000]}],
    )
    return json.loads(resp.choices[0].message.content)


def policy(conn, number):
    with conn.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
        cur.execute("SELECT id, insurer, handler_email FROM policy WHERE number = %s", (number,))
        return cur.fetchone()


def store_attachments(claim_ref, msg):
    for part in msg.walk():
        name = part.get_filename()
        if name:
            s3.put_object(Bucket=BUCKET, Key=f"{claim_ref}/{name}", Body=part.get_payload(decode=True))


def ticket(claim_ref, sender, subject, facts, pol):
    payload = {
        "email": sender,
        "subject": f"[{claim_ref}] {subject}",
        "description": facts.get("short") or "see original mail",
        "status": 2,
        "priority": 2,
        "tags": ["claim", facts.get("line") or "other"],
        "custom_fields": {"cf_insurer": pol["insurer"] if pol else None},
    }
    r = requests.post(f"{FD}/tickets", json=payload, auth=FD_AUTH, timeout=30)
    r.raise_for_status()


def main():
    conn = psycopg2.connect(os.environ["BROKER_DSN"])
    with mailbox() as box:
        for num, msg in unread(box):
            ref = "C" + uuid.uuid4().hex[:8].upper()
            subject = str(make_header(decode_header(msg["Subject"] or "")))
            sender = parseaddr(msg["From"])[1]
            facts = extract(body_of(msg))
            pol = policy(conn, facts.get("policy_number"))
            store_attachments(ref, msg)
            with conn, conn.cursor() as cur:
                cur.execute(
                    "INSERT INTO claim (ref, policy_id, sender, incident_date, line, summary) VALUES (%s,%s,%s,%s,%s,%s)",
                    (ref, pol["id"] if pol else None, sender, facts.get("incident_date"), facts.get("line"), facts.get("short")),
                )
            ticket(ref, sender, subject, facts, pol)
            box.store(num, "+FLAGS", "\\Seen")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
