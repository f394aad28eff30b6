import argparse
import datetime as dt
import logging

from .clients import Pipedrive, brevo_contacts, check_address, upsert_contact
from .transforms import attributes, primary_email

CUSTOMERS_LIST = 12
log = logging.getLogger("newsletter")


def run(days):
    since = (dt.datetime.utcnow() - dt.timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S")
    crm = Pipedrive()
    api = brevo_contacts()
    done = skipped = 0
    for deal in crm.won_deals(since):
        ref = deal.get("person_id")
        if not ref:
            continue
        person = crm.person(ref["value"])
        email = primary_email(person)
        if not email:
            skipped += 1
            continue
        verdict = check_address(email)
        if verdict["status"] in ("invalid", "spamtrap", "abuse"):
            log.info("drop %s: %s", email, verdict.get("sub_status"))
            skipped += 1
            continue
        if upsert_contact(api, email, attributes(person, deal, verdict), [CUSTOMERS_LIST]):
            done += 1
    log.info("done=%d skipped=%d", done, skipped)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    p = argparse.ArgumentParser()
    p.add_argument("--days", type=int, default=1)
    run(p.parse_args().days)
