import email
import email.policy
import imaplib
import os
from contextlib import contextmanager

from .config import ini


@contextmanager
def inbox():
    box = imaplib.IMAP4_SSL(ini["imap"]["host"])
    box.login(ini["imap"]["user"], os.environ["IMAP_PASSWORD"])
    box.select("INBOX")
    try:
        yield box
    finally:
        box.logout()


def unread(box):
    _, data = box.search(None, "UNSEEN")
    for num in data[0].split():
        _, parts = box.fetch(num, "(RFC822)")
        yield email.message_from_bytes(parts[0][1], policy=email.policy.default)
