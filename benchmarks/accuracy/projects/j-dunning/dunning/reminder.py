import os

from customerio import CustomerIO, Regions

from .uow import UnitOfWork


def run(limit=3):
    cio = CustomerIO(os.environ["CIO_SITE"], os.environ["CIO_KEY"], region=Regions.EU)
    with UnitOfWork() as work:
        for item in work.past_due.to_remind(limit):
            cio.track(
                customer_id=item.account_code,
                name="invoice_past_due",
                invoice=item.number,
                balance=float(item.balance),
                attempt=item.reminders + 1,
            )
            item.reminders += 1
