import os

import recurly

from .models import Account, Base, Session, Subscription, engine


def to_account(remote) -> Account:
    return Account(code=remote.code, email=remote.email, company=remote.company)


def to_subscription(remote) -> Subscription:
    row = Subscription()
    row.uuid = remote.uuid
    row.account_code = remote.account.code
    row.plan = remote.plan.code
    row.state = remote.state
    row.unit_amount = remote.unit_amount
    row.canceled_at = remote.canceled_at
    return row


def main():
    Base.metadata.create_all(engine)
    client = recurly.Client(os.environ["RECURLY_KEY"])
    with Session.begin() as session:
        for account in client.list_accounts(params={"limit": 200}).items():
            session.merge(to_account(account))
    with Session.begin() as session:
        for subscription in client.list_subscriptions(params={"limit": 200}).items():
            session.merge(to_subscription(subscription))


if __name__ == "__main__":
    main()
