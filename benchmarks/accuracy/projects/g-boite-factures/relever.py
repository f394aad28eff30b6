import email
import imaplib
import os

from outils.chemins import chemin

boite = imaplib.IMAP4_SSL(os.environ["IMAP_HOTE"])
boite.login(os.environ["IMAP_COMPTE"], os.environ["IMAP_PASSE"])
boite.select("INBOX")
_, ids = boite.search(None, "UNSEEN")
for num in ids[0].split():
    _, brut = boite.fetch(num, "(RFC822)")
    message = email.message_from_bytes(brut[0][1])
    for partie in message.walk():
        nom = partie.get_filename()
        if nom and nom.lower().endswith(".pdf"):
            (chemin("recus") / f"{num.decode()}_{nom}").write_bytes(partie.get_payload(decode=True))
    boite.store(num, "+FLAGS", "\\Flagged")
boite.logout()
