import smtplib
from email.message import EmailMessage

import pandas as pd

from common import ini, outfile, today

df = pd.read_excel(outfile("stock", "xlsx"), sheet_name="stock")
low = df[df["on hand"] <= 2].sort_values("default cost", ascending=False)

msg = EmailMessage()
msg["Subject"] = "Lagerliste %s" % today()
msg["From"] = ini["mail"]["from"]
msg["To"] = ini["mail"]["to"]
msg.set_content("Knapp (%d Titel):\n\n%s" % (len(low), low.head(40).to_string(index=False)))

with smtplib.SMTP(ini["mail"]["host"]) as s:
    s.send_message(msg)
