#!/usr/bin/env python3
"""
Holt Eingangsrechnungen aus dem Postfach rechnung@, legt sie in die Dropbox
und schickt sie an lexoffice. Danach: Liste der offenen Ausgangsrechnungen
an mich per Telegram.
"""
import email
import imaplib
import os
import re
from datetime import date
from email.header import decode_header, make_header

import dropbox
import requests
from dropbox.files import WriteMode
from dotenv import load_dotenv

load_dotenv()

LEX = "https://api.lexoffice.io/v1"
LEX_KOPF = {"Authorization": "Bearer " + os.environ["LEXOFFICE_KEY"], "Accept": "application/json"}

dbx = dropbox.Dropbox(
    app_key=os.environ["DBX_KEY"],
    app_secret=os.environ["DBX_SECRET"],
    oauth2_refresh_token=os.environ["DBX_REFRESH"],
)


def sauber(name):
    name = str(make_header(decode_header(name)))
    return re.sub(r"[^\w.\- ]", "_", name)


def anhaenge(postfach):
    """liefert (dateiname, inhalt) aller PDF in ungelesenen Mails"""
    typ, daten = postfach.search(None, "UNSEEN")
    for nummer in daten[0].split():
        typ, teile = postfach.fetch(nummer, "(RFC822)")
        nachricht = email.message_from_bytes(teile[0][1])
        for teil in nachricht.walk():
            if teil.get_content_type() not in ("application/pdf", "application/octet-stream"):
                continue
            name = teil.get_filename()
            if not name:
                continue
            name = sauber(name)
            if name.lower().endswith(".pdf"):
                yield name, teil.get_payload(decode=True)


def ablegen(name, inhalt):
    heute = date.today()
    pfad = "/Buchhaltung/%d/%02d/%s" % (heute.year, heute.month, name)
    dbx.files_upload(inhalt, pfad, mode=WriteMode.add, autorename=True)


def an_lexoffice(name, inhalt):
    antwort = requests.post(
        LEX + "/files",
        headers=LEX_KOPF,
        files={"file": (name, inhalt, "application/pdf")},
        data={"type": "voucher"},
    )
    antwort.raise_for_status()


def telegram(text):
    url = "https://api.telegram.org/bot%s/sendMessage" % os.environ["TG_TOKEN"]
    requests.post(url, data={"chat_id": os.environ["TG_CHAT"], "text": text})


def offene_posten():
    seite = 0
    while True:
        r = requests.get(
            LEX + "/voucherlist",
            headers=LEX_KOPF,
            params={"voucherType": "invoice", "voucherStatus": "overdue", "page": seite, "size": 100},
        )
        r.raise_for_status()
        j = r.json()
        for v in j["content"]:
            yield v["voucherNumber"], v["contactName"], v["openAmount"]
        if j["last"]:
            break
        seite += 1


def main():
    fehler = False
    postfach = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"])
    postfach.login(os.environ["IMAP_USER"], os.environ["IMAP_PASS"])
    postfach.select("INBOX")
    for name, inhalt in anhaenge(postfach):
        ablegen(name, inhalt)
        try:
            an_lexoffice(name, inhalt)
        except requests.HTTPError:
            fehler = True
    postfach.close()
    postfach.logout()

    posten = list(offene_posten())
    summe = sum(betrag for _, _, betrag in posten)
    zeilen = ["%s  %s  %.2f" % p for p in posten]
    telegram("Offen: %.2f EUR\n" % summe + "\n".join(zeilen))
    if fehler:
        telegram("Nicht alle Belege konnten hochgeladen werden")


if __name__ == "__main__":
    main()
