import os
import smtplib
from collections import defaultdict
from email.message import EmailMessage

from crm import Crm
from schemas import CompanyPatch
from xero import Xero


def by_account(invoices):
    groups = defaultdict(list)
    for invoice in invoices:
        if invoice.overdue_days and invoice.contact.account_number:
            groups[invoice.contact.account_number].append(invoice)
    return groups


def summarise(invoices):
    return CompanyPatch(
        overdue_amount=str(sum(invoice.due for invoice in invoices)),
        oldest_overdue_days=max(invoice.overdue_days for invoice in invoices),
        overdue_invoices=", ".join(sorted(invoice.number for invoice in invoices)),
    )


def report(missing):
    message = EmailMessage()
    message["Subject"] = f"{len(missing)} debtors without a company in the CRM"
    message["From"] = "billing-bot@acme.example"
    message["To"] = os.environ["REPORT_TO"]
    message.set_content("\n".join(missing))
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "localhost")) as server:
        server.send_message(message)


def main():
    xero = Xero(os.environ["XERO_TOKEN"], os.environ["XERO_TENANT"])
    crm = Crm(os.environ["HUBSPOT_TOKEN"])
    missing = []
    for account, invoices in by_account(xero.overdue()).items():
        company = crm.company_id(account)
        if company is None:
            missing.append(f"{account} {invoices[0].contact.name}")
            continue
        crm.patch(company, summarise(invoices))
    if missing:
        report(missing)


if __name__ == "__main__":
    main()
