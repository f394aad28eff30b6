from .settings import LABELS, OWNER_MAP


def to_person(contact, org_id=None):
    p = contact["properties"]
    name = " ".join(x for x in (p.get("firstname"), p.get("lastname")) if x) or p["email"]
    person = {
        "name": name,
        "email": [{"value": p["email"].strip().lower(), "primary": True}],
        "label": LABELS.get(p.get("lifecyclestage")),
    }
    if p.get("phone"):
        person["phone"] = [{"value": p["phone"], "primary": True}]
    owner = OWNER_MAP.get(p.get("hubspot_owner_id") or "")
    if owner:
        person["owner_id"] = owner
    if org_id:
        person["org_id"] = org_id
    return person
