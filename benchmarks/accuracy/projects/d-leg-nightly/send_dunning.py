import itertools
import smtplib
from email.mime.text import MIMEText

import cx_Oracle

import cfg
from fixed import unpack

TEXT = """Sehr geehrte Damen und Herren,

folgende Posten sind noch offen:

%s

Summe: %.2f EUR
"""


def records():
    with open(cfg.OPEN_ITEMS, encoding="cp1252") as fh:
        for line in fh:
            yield unpack(line.rstrip("\r\n"))


def main():
    con = cx_Oracle.connect(cfg.ORA)
    cur = con.cursor()
    smtp = smtplib.SMTP("mailrelay", 25)
    for kdnr, items in itertools.groupby(records(), key=lambda r: r["kdnr"]):
        items = list(items)
        if not items[0]["email"]:
            continue
        body = "\n".join("%-12s %s %12s" % (i["belnr"], i["faellig"], i["betrag"]) for i in items)
        msg = MIMEText(TEXT % (body, sum(float(i["betrag"]) for i in items)))
        msg["Subject"] = "Zahlungserinnerung Kunde " + kdnr
        msg["From"] = "mahnwesen@werk.example"
        msg["To"] = items[0]["email"]
        smtp.sendmail("mahnwesen@werk.example", [items[0]["email"]], msg.as_string())
        cur.execute("update stamm.kunde set letzte_mahnung = sysdate where kdnr = :k", k=kdnr)
    con.commit()
    smtp.quit()


main()
