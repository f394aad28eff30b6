import os
import smtplib
import sys
from email.message import EmailMessage

import paramiko

sys.path.insert(0, "/opt/payroll")
from lib.paths import lodas_file, period

src = lodas_file(period())

t = paramiko.Transport(("sftp.steuerbuero-kern.example", 22))
t.connect(username="acme", pkey=paramiko.Ed25519Key.from_private_key_file(os.path.expanduser("~/.ssh/kern")))
sftp = paramiko.SFTPClient.from_transport(t)
sftp.put(str(src), "/eingang/" + src.name + ".part")
sftp.rename("/eingang/" + src.name + ".part", "/eingang/" + src.name)
t.close()

m = EmailMessage()
m["From"], m["To"] = "payroll@acme.example", "lohn@steuerbuero-kern.example"
m["Subject"] = f"Lohndaten {period()}"
m.set_content("Guten Tag,\n\ndie Datei liegt im Eingang.\n\nViele Grüße")
with smtplib.SMTP("mail.acme.example") as s:
    s.send_message(m)
