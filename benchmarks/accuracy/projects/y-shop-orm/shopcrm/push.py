import os
from datetime import datetime

import sib_api_v3_sdk
from sib_api_v3_sdk.rest import ApiException
from sqlalchemy import or_, select

from .db import Customer, unit_of_work

cfg = sib_api_v3_sdk.Configuration()
cfg.api_key["api-key"] = os.environ["BREVO_KEY"]
contacts = sib_api_v3_sdk.ContactsApi(sib_api_v3_sdk.ApiClient(cfg))
LIST = int(os.environ.get("BREVO_LIST", "7"))


def attributes(c: Customer) -> dict:
    return {
        "FIRSTNAME": c.first_name,
        "LASTNAME": c.last_name,
        "LTV": float(c.lifetime_value),
        "SEGMENT": c.segment or "",
    }


def main() -> None:
    with unit_of_work() as s:
        due = s.scalars(select(Customer).where(Customer.opted_out.is_(False), or_(Customer.pushed_at.is_(None), Customer.orders.any())))
        for c in due:
            body = sib_api_v3_sdk.CreateContact(email=c.email, attributes=attributes(c), list_ids=[LIST], update_enabled=True)
            try:
                contacts.create_contact(body)
            except ApiException as e:
                print(c.email, e.status, e.reason)
                continue
            c.pushed_at = datetime.utcnow()


if __name__ == "__main__":
    main()
