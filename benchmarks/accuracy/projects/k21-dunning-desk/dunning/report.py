"""Monday mail to finance:  0 7 * * 1  python -m dunning.report"""
import smtplib
from email.mime.text import MIMEText
from itertools import groupby

from dunning import config
from dunning.repository import CaseRepository


def lines(cases):
    by_currency = sorted(cases, key=lambda c: c.currency)
    for currency, group in groupby(by_currency, key=lambda c: c.currency):
        group = list(group)
        yield "%s  total %.2f" % (currency, sum(c.amount_due for c in group) / 100.0)
        for c in group:
            yield "   %-20s %-40s %10.2f" % (c.invoice_id, c.customer, c.amount_due / 100.0)


def main():
    msg = MIMEText("\n".join(lines(CaseRepository().open_cases())))
    msg["Subject"] = "Open dunning cases"
    msg["From"] = "dunning@northpeak.ca"
    msg["To"] = ", ".join(config.FINANCE)
    with smtplib.SMTP(config.SMTP_HOST) as smtp:
        smtp.sendmail(msg["From"], config.FINANCE, msg.as_string())


if __name__ == "__main__":
    main()
