import argparse
import configparser
import os
import smtplib
from email.message import EmailMessage
from itertools import groupby

from jinja2 import Template

import erp
import optout

BODY = Template("""Dear {{ name }},

according to our books the following invoices are still open:
{% for i in invoices %}
  {{ i.InvoiceNo }}   due {{ i.DueDate.strftime('%d.%m.%Y') }}   {{ '%.2f' % i.OpenAmount }} {{ i.Currency }}
{%- endfor %}

Please ignore this mail if you have paid in the meantime.
Your accounts team
""")


def level(days):
    if days > 45:
        return 3
    if days > 21:
        return 2
    return 1


def build(cfg, rows):
    first = rows[0]
    msg = EmailMessage()
    msg["From"] = cfg["sender"]
    msg["To"] = first["Email"]
    lvl = max(level(r["DaysOverdue"]) for r in rows)
    if lvl == 3:
        msg["Cc"] = cfg["cc"]
    msg["Subject"] = f"{lvl}. payment reminder - customer {first['CustomerNo']}"
    msg.set_content(BODY.render(name=first["CustomerName"], invoices=rows))
    return msg, lvl


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--send", action="store_true")
    ap.add_argument("--days", type=int, default=7)
    args = ap.parse_args()

    cfg = configparser.ConfigParser()
    cfg.read("settings.ini")

    skip = optout.load(cfg["sheet"])
    with erp.connect(cfg["erp"]) as cn:
        rows = [r for r in erp.open_invoices(cn, args.days) if str(r["CustomerNo"]) not in skip]
        rows.sort(key=lambda r: r["CustomerNo"])
        if not args.send:
            print(f"{len(rows)} invoices would be reminded, {len(skip)} customers opted out")
            return
        with smtplib.SMTP(cfg["mail"]["host"], cfg["mail"].getint("port")) as s:
            s.starttls()
            s.login(cfg["mail"]["user"], os.environ["MAIL_PASSWORD"])
            for _, grp in groupby(rows, key=lambda r: r["CustomerNo"]):
                grp = list(grp)
                msg, lvl = build(cfg["mail"], grp)
                s.send_message(msg)
                for r in grp:
                    erp.log_reminder(cn, r["InvoiceNo"], lvl)


if __name__ == "__main__":
    main()
