import os

import clearbit

from .model import Lead

clearbit.key = os.environ.get("CLEARBIT_KEY")

FREEMAIL = {"gmail.com", "gmx.de", "web.de", "outlook.com", "hotmail.com", "yahoo.com"}


def firmographics(lead: Lead) -> Lead:
    if lead.domain in FREEMAIL:
        return lead
    found = clearbit.Company.find(domain=lead.domain, stream=True)
    if found:
        lead.company = lead.company or found["name"]
        lead.employees = found["metrics"]["employees"]
        lead.industry = found["category"]["industry"]
    return lead
