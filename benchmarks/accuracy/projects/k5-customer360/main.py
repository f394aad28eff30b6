import argparse

from load import add_conversations, add_invoices, customers
from push import dunning, traits


def run(remind: bool) -> None:
    by_mail = customers()
    add_invoices(by_mail)
    add_conversations(by_mail)
    everyone = by_mail.values()
    traits(everyone)
    if remind:
        print(dunning(everyone), "reminders")


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--remind", action="store_true")
    run(p.parse_args().remind)
