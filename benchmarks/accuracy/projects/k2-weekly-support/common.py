"""Stuff shared by the reporting scripts."""
import smtplib
from email.message import EmailMessage

import requests

import settings


def get(url, auth=None, headers=None, params=None):
    r = requests.get(url, auth=auth, headers=headers, params=params, timeout=30)
    r.raise_for_status()
    return r.json()


def pages(url, key, auth=None, params=None):
    """Follow next_page links until there are none left."""
    while url:
        data = get(url, auth=auth, params=params)
        yield from data[key]
        url = data.get("next_page")
        params = None


def slack(lines):
    r = requests.post("https://hooks.slack.com/services/" + settings.SLACK_HOOK, json={"text": "\n".join(lines)})
    r.raise_for_status()


def mail(to, subject, body):
    m = EmailMessage()
    m["From"] = settings.MAIL_FROM
    m["To"] = to
    m["Subject"] = subject
    m.set_content(body)
    with smtplib.SMTP(settings.MAIL_HOST, 587) as s:
        s.starttls()
        s.login(settings.MAIL_USER, settings.MAIL_PASS)
        s.send_message(m)
