import logging
import os
import smtplib
import sys
from email.mime.text import MIMEText

from erp import Erp
from pipedrive import Pipedrive

FIELD_ORDER_NO = "b3c1d2f0a91e4c55b7d0e6f6a2d19ab4c8f7e311"
FIELD_VAT = "77a6e1f2b9d84e0aa3c20d4bb8f9b0aa12cd34ef"

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


def mail_admin(problem):
    msg = MIMEText(str(problem))
    msg["Subject"] = "CRM -> ERP: Fehler"
    msg["From"] = msg["To"] = "it@kettler-pumpen.de"
    with smtplib.SMTP("mail.intern", 25) as smtp:
        smtp.send_message(msg)


def main():
    crm = Pipedrive("kettler", os.environ["PIPEDRIVE_TOKEN"], FIELD_ORDER_NO)
    erp = Erp(os.environ["ERP_USER"], os.environ["ERP_PASSWORD"])
    failures = 0
    for deal in crm.won():
        try:
            org = crm.organization(deal["org_id"]["value"])
            vat = org.get(FIELD_VAT)
            number = erp.customer(vat) or erp.create_customer(org["name"], vat, org["address"])
            order_no = erp.order(number, f"PD-{deal['id']}", crm.lines(deal["id"]))
        except ValueError as exc:
            failures += 1
            logging.error("deal %s: %s", deal["id"], exc)
            mail_admin(exc)
            continue
        crm.update(deal["id"], **{FIELD_ORDER_NO: order_no})
        logging.info("deal %s -> order %s", deal["id"], order_no)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
