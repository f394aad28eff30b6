import os

import chartmogul
from sqlalchemy import select

from .db import session_scope
from .models import Account

config = chartmogul.Config(os.environ["CHARTMOGUL_KEY"])
DATA_SOURCE = os.environ["CHARTMOGUL_DATA_SOURCE"]


def existing():
    cursor = None
    seen = set()
    while True:
        args = {"per_page": 200, "data_source_uuid": DATA_SOURCE}
        if cursor:
            args["cursor"] = cursor
        page = chartmogul.Customer.all(config, **args).get()
        seen.update(c.external_id for c in page.entries)
        if not page.has_more:
            return seen
        cursor = page.cursor


def run():
    known = existing()
    with session_scope() as session:
        for account in session.scalars(select(Account)):
            if account.id in known:
                continue
            chartmogul.Customer.create(
                config,
                data={
                    "data_source_uuid": DATA_SOURCE,
                    "external_id": account.id,
                    "name": account.company or account.email,
                    "email": account.email,
                    "country": account.country,
                },
            ).get()


if __name__ == "__main__":
    run()
