import glob
import os
import shutil
import smtplib
from email.mime.text import MIMEText

import paramiko

from settings import *


def put(files):
    key = paramiko.Ed25519Key.from_private_key_file(PARTNER_KEYFILE)
    t = paramiko.Transport((PARTNER_HOST, 22))
    t.connect(username=PARTNER_USER, pkey=key)
    sftp = paramiko.SFTPClient.from_transport(t)
    try:
        for f in files:
            tmp = "/in/." + os.path.basename(f)
            sftp.put(f, tmp)
            sftp.rename(tmp, "/in/" + os.path.basename(f))
    finally:
        sftp.close()
        t.close()


def lines(path):
    with open(path) as f:
        return sum(1 for _ in f) - 1


def mail(files):
    body = "\n".join("%-30s %6d tickets" % (os.path.basename(f), lines(f)) for f in files)
    msg = MIMEText(body)
    msg["Subject"] = "WFM delivery"
    msg["From"] = MAIL_FROM
    msg["To"] = ", ".join(MAIL_TO)
    s = smtplib.SMTP(MAIL_HOST)
    s.sendmail(MAIL_FROM, MAIL_TO, msg.as_string())
    s.quit()


if __name__ == "__main__":
    todo = sorted(glob.glob(os.path.join(SPOOL, "tickets_*.csv")))
    if not todo:
        raise SystemExit("nothing to ship")
    put(todo)
    mail(todo)
    for f in todo:
        shutil.move(f, os.path.join(SPOOL, "sent", os.path.basename(f)))
