import os
import smtplib
import ssl
from email.message import EmailMessage

import gspread
from gspread_dataframe import set_with_dataframe

from helpers import KEYFILE


def to_sheet(df, tab, book="KPI Linden & Licht"):
    sh = gspread.service_account(filename=KEYFILE).open(book)
    ws = sh.worksheet(tab)
    ws.clear()
    set_with_dataframe(ws, df)


def send_mail(subject, html, to=("marketing@lindenundlicht.at",)):
    m = EmailMessage()
    m["Subject"] = subject
    m["From"] = "reporting@lindenundlicht.at"
    m["To"] = ", ".join(to)
    m.set_content("HTML only, sorry")
    m.add_alternative(html, subtype="html")
    with smtplib.SMTP_SSL("mail.lindenundlicht.at", 465, context=ssl.create_default_context()) as s:
        s.login("reporting@lindenundlicht.at", os.environ["MAIL_PW"])
        s.send_message(m)
