import email
import imaplib
import os
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime

from ..model import Message


class MailboxSource:
    name = "mailbox"

    def __init__(self, since):
        self.since = since

    def __iter__(self):
        box = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"])
        box.login(os.environ["IMAP_USER"], os.environ["IMAP_PW"])
        box.select("INBOX", readonly=True)
        _, data = box.search(None, '(SINCE "%s")' % self.since.strftime("%d-%b-%Y"))
        for num in data[0].split():
            _, parts = box.fetch(num, "(RFC822)")
            msg = email.message_from_bytes(parts[0][1])
            yield self._convert(msg)
        box.logout()

    def _convert(self, msg):
        body = ""
        for part in msg.walk():
            if part.get_content_type() == "text/plain":
                body = part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8", "replace")
                break
        subject = str(make_header(decode_header(msg["Subject"] or "")))
        kind = "refund" if "refund" in subject.lower() or "erstattung" in subject.lower() else "question"
        return Message(self.name, msg["Message-ID"], parseaddr(msg["From"])[1], subject, body, parsedate_to_datetime(msg["Date"]), kind)
