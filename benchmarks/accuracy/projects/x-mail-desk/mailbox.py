import email
import imaplib
import os
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from email.utils import parseaddr


@dataclass
class Mail:
    uid: bytes
    sender: str
    name: str
    subject: str
    text: str
    files: list = field(default_factory=list)


def _parse(uid, raw):
    m = email.message_from_bytes(raw)
    name, addr = parseaddr(str(make_header(decode_header(m["From"]))))
    mail = Mail(uid, addr, name, str(make_header(decode_header(m.get("Subject", "(no subject)")))), "")
    for part in m.walk():
        if part.is_multipart():
            continue
        fn = part.get_filename()
        if fn:
            mail.files.append((fn, part.get_content_type(), part.get_payload(decode=True)))
        elif part.get_content_type() == "text/plain" and not mail.text:
            mail.text = part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8", "replace")
    return mail


class Inbox:
    def __enter__(self):
        self.box = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"])
        self.box.login(os.environ["IMAP_USER"], os.environ["IMAP_PASSWORD"])
        self.box.select("INBOX")
        return self

    def __exit__(self, *exc):
        self.box.close()
        self.box.logout()

    def unseen(self):
        _, data = self.box.uid("search", None, "UNSEEN")
        for uid in data[0].split():
            _, msg = self.box.uid("fetch", uid, "(BODY.PEEK[])")
            yield _parse(uid, msg[0][1])

    def done(self, mail):
        self.box.uid("store", mail.uid, "+FLAGS", r"(\Seen)")
