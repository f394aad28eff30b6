import os

from signals.book import AccountBook
from signals.loaders import load_billing, load_usage
from signals.vendors import Intercom, SendGrid


def main():
    load_billing()
    load_usage()
    intercom = Intercom()
    for account in AccountBook.paying():
        intercom.upsert(account.email, account.attributes())
    SendGrid().send_template(os.environ["CS_LEAD_EMAIL"], os.environ["DONE_TEMPLATE"])


if __name__ == "__main__":
    main()
