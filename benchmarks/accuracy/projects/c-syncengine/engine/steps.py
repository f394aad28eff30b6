from datetime import datetime, timezone


def _flat(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from _flat(v, f"{prefix}{k}_")
        elif not isinstance(v, list):
            yield prefix + k, v


def flatten(stream):
    for r in stream:
        yield dict(_flat(r))


def drop_test(stream):
    for r in stream:
        if "+test@" in str(r.get("email", "")) or r.get("deleted"):
            continue
        yield r


def customer_to_crm(stream):
    for r in stream:
        yield {
            "Chargebee_Id": r["id"],
            "Account_Name": r.get("company") or f"{r.get('first_name', '')} {r.get('last_name', '')}".strip(),
            "Phone": r.get("phone"),
            "Billing_City": r.get("billing_address_city"),
            "Billing_Country": r.get("billing_address_country"),
            "MRR": (r.get("mrr") or 0) / 100,
        }


def ticket_row(stream):
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    for r in stream:
        yield {
            "id": r["id"],
            "subject": r.get("subject"),
            "status": r["status"],
            "customer": r.get("primaryCustomer_email"),
            "created": r["createdAt"],
            "loaded": now,
        }


def blank_to_none(stream):
    for r in stream:
        yield {k.strip().lower().replace(" ", "_"): (v if v != "" else None) for k, v in r.items()}


def usage_traits(stream):
    for r in stream:
        yield {
            "id": r["account_id"],
            "email": r["email"],
            "sessions_7d": r["sessions"],
            "seats_used": r["active_users"],
            "power_user": r["sessions"] >= 20 and r["active_users"] > 3,
        }
