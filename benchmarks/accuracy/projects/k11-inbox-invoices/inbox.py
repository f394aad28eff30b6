"""Facturen uit de mailbox -> Dropbox (voor de zekerheid) en Moneybird (concept).

cron: */15 * * * *
"""
import email
import imaplib
import io
import json
import os
import re
from contextlib import contextmanager
from email.header import decode_header, make_header

import dropbox
import requests
from openai import OpenAI
from pypdf import PdfReader

MB = "https://moneybird.com/api/v2/" + os.environ.get("MONEYBIRD_ADMIN", "123")
MB_HEAD = {"Authorization": "Bearer " + os.environ.get("MONEYBIRD_TOKEN", "")}
PROMPT = (
    "Je krijgt de tekst van een factuur. Antwoord alleen met JSON met de sleutels "
    "leverancier, factuurnummer, datum (jjjj-mm-dd), totaal (getal, incl. btw)."
)


@contextmanager
def mailbox():
    m = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"])
    m.login(os.environ["IMAP_USER"], os.environ["IMAP_PASS"])
    m.select("Facturen")
    try:
        yield m
    finally:
        m.expunge()
        m.logout()


def pdfs(m):
    """(bestandsnaam, bytes) van elke pdf in ongelezen mail"""
    _, data = m.search(None, "UNSEEN")
    for num in data[0].split():
        _, parts = m.fetch(num, "(RFC822)")
        msg = email.message_from_bytes(parts[0][1])
        for part in msg.walk():
            name = part.get_filename()
            if not name:
                continue
            name = str(make_header(decode_header(name)))
            if name.lower().endswith(".pdf"):
                yield re.sub(r"[^\w.-]+", "_", name), part.get_payload(decode=True)
        m.store(num, "+FLAGS", "\\Seen")


def read_invoice(content):
    text = "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages)
    answer = OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text[:8000]}],
    )
    return json.loads(answer.choices[0].message.content)


def supplier(name):
    r = requests.get(MB + "/contacts.json", headers=MB_HEAD, params={"query": name}).json()
    if r:
        return r[0]["id"]
    return requests.post(MB + "/contacts.json", headers=MB_HEAD,
                         json={"contact": {"company_name": name}}).json()["id"]


def book(inv):
    doc = {
        "contact_id": supplier(inv["leverancier"]),
        "reference": inv["factuurnummer"],
        "date": inv["datum"],
        "prices_are_incl_tax": True,
        "details_attributes": [{"description": inv["leverancier"], "price": inv["totaal"]}],
    }
    r = requests.post(MB + "/documents/purchase_invoices.json", headers=MB_HEAD, json={"purchase_invoice": doc})
    r.raise_for_status()


def main():
    dbx = dropbox.Dropbox(os.environ["DROPBOX_TOKEN"])
    with mailbox() as m:
        for name, content in pdfs(m):
            dbx.files_upload(content, "/Administratie/Inkoop/" + name, autorename=True)
            try:
                book(read_invoice(content))
            except (KeyError, ValueError) as e:
                print("met de hand:", name, e)


if __name__ == "__main__":
    main()
