import logging
import smtplib
from email.message import EmailMessage

from imap_tools import AND, MailBox

from .books import Books
from .drive import keep, service
from .ocr import Reader
from .settings import Settings

log = logging.getLogger(__name__)

DUPLICATE = "Diese Rechnung haben wir schon einmal bekommen. Bitte nicht doppelt senden."
NO_PDF = "In Ihrer Nachricht war kein PDF. Bitte senden Sie die Rechnung als PDF."


def reply(cfg, to, subject, text):
    m = EmailMessage()
    m["From"], m["To"] = cfg.user, to
    m["Subject"] = "Re: " + subject
    m.set_content(text)
    with smtplib.SMTP_SSL(cfg.smtp_host) as s:
        s.login(cfg.user, cfg.password)
        s.send_message(m)


def main():
    cfg = Settings()
    read = Reader(cfg.mindee_key)
    drive = service()
    with MailBox(cfg.imap_host).login(cfg.user, cfg.password, "INBOX") as box, Books(cfg.dsn) as books:
        for mail in box.fetch(AND(seen=False)):
            pdfs = [a for a in mail.attachments if a.filename.lower().endswith(".pdf")]
            if not pdfs:
                reply(cfg, mail.from_, mail.subject, NO_PDF)
                continue
            for att in pdfs:
                inv = read(att.payload, att.filename)
                link = keep(drive, cfg.folder_id, att.filename, att.payload)
                if books.enter(mail.from_, inv, link) is None:
                    reply(cfg, mail.from_, mail.subject, DUPLICATE)
                log.info("%s -> %s", att.filename, inv)
            box.move(mail.uid, "INBOX.Erledigt")


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
