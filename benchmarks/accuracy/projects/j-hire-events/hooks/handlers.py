import logging
import unicodedata

from . import bamboo, okta
from .registry import on

log = logging.getLogger(__name__)
DOMAIN = "acme.example"


def _login(first, last):
    plain = unicodedata.normalize("NFKD", f"{first}.{last}").encode("ascii", "ignore").decode()
    return f"{plain.lower().replace(' ', '')}@{DOMAIN}"


@on("hire_candidate")
def provision(payload):
    candidate = payload["application"]["candidate"]
    offer = payload["application"]["offer"]
    first, last = candidate["first_name"], candidate["last_name"]
    login = _login(first, last)
    private = next((e["value"] for e in candidate["email_addresses"]), None)

    account = okta.find(login)
    if account is None:
        okta.stage_user(first, last, login, private)
        account = okta.find(login)

    employee = bamboo.add_employee(
        firstName=first,
        lastName=last,
        homeEmail=private,
        workEmail=login,
        hireDate=offer["starts_at"],
        customOktaId=account["id"],
    )
    log.info("employee %s created", employee)


@on("candidate_stage_change")
def note_stage(payload):
    stage = payload["application"]["current_stage"]["name"]
    log.info("candidate moved to %s", stage)
