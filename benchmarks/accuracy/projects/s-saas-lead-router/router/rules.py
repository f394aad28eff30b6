from .models import Company, Lead

DACH = {"DE", "AT", "CH"}
TABLE = [
    (lambda lead, co: co is not None and (co.employees or 0) >= 1000, "enterprise@plotline.io"),
    (lambda lead, co: co is not None and co.country in DACH, "jonas@plotline.io"),
    (lambda lead, co: lead.size in ("201-1000", "1000+"), "enterprise@plotline.io"),
]
DEFAULT = "inbound@plotline.io"


def rep_for(lead: Lead, company: Company | None) -> str:
    for test, rep in TABLE:
        if test(lead, company):
            return rep
    return DEFAULT
