import os

from exchangelib import Account, Configuration, Credentials, DELEGATE, HTMLBody, Mailbox, Message


def to_accountant(subject, bookings):
    account = Account(
        primary_smtp_address="buchhaltung@kranwerk.de",
        config=Configuration(server="mail.kranwerk.de",
                             credentials=Credentials("KRANWERK\\bankfeed", os.environ["EXCHANGE_PW"])),
        access_type=DELEGATE,
    )
    rows = "".join(f"<tr><td>{b.day}</td><td align=right>{b.amount} {b.currency}</td><td>{b.text}</td></tr>"
                   for b in bookings)
    Message(
        account=account, folder=account.sent, subject=subject, body=HTMLBody(f"<table>{rows}</table>"),
        to_recipients=[Mailbox(email_address="kanzlei@steuer-petersen.de")],
    ).send_and_save()
