import smtplib
from email.message import EmailMessage


def mail_problems(cfg, invoices):
    lines = [f"{i.number:<20} {i.supplier_name[:40]:<40} {i.total:>12.2f} {i.currency}" for i in invoices]
    msg = EmailMessage()
    msg["From"], msg["To"] = cfg["sender"], cfg["to"]
    msg["Subject"] = f"{len(invoices)} supplier invoices without a vendor"
    msg.set_content("\n".join(lines))
    with smtplib.SMTP(cfg["host"]) as s:
        s.send_message(msg)
