import collections
import csv
import smtplib
import sys
from email.message import EmailMessage

with open(sys.argv[1], encoding="utf-8") as fh:
    per = collections.Counter(r["Section"] for r in csv.DictReader(fh))

m = EmailMessage()
m["Subject"] = "Mitgliederstand"
m["From"] = "it@club.example"
m["To"] = "vorstand@club.example"
m.set_content("\n".join("%-20s %5d" % kv for kv in per.most_common()) + "\n\nSumme %d" % sum(per.values()))
with smtplib.SMTP("localhost") as s:
    s.send_message(m)
