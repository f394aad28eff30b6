PLAN_FIELD = "4f1a0c0d9b7e55d6f3a1c2b3d4e5f60718293a4b"
PLANS = {"17": "starter", "18": "team", "19": "enterprise"}


def primary_email(person):
    emails = person.get("email") or []
    for e in emails:
        if e.get("primary") and e.get("value"):
            return e["value"].strip().lower()
    return emails[0]["value"].strip().lower() if emails and emails[0].get("value") else None


def attributes(person, deal, verdict):
    first, _, last = (person.get("name") or "").partition(" ")
    return {
        "FIRSTNAME": first,
        "LASTNAME": last,
        "COMPANY": (person.get("org_id") or {}).get("name", ""),
        "PLAN": PLANS.get(str(deal.get(PLAN_FIELD)), "unknown"),
        "WON_ON": deal["won_time"][:10],
        "EMAIL_QUALITY": verdict["status"],
        "SOURCE": "crm",
    }
