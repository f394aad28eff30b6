"""target field -> dotted path in the source record, or a callable"""


def dig(rec, path):
    for part in path.split("."):
        if rec is None:
            return None
        rec = rec[int(part)] if part.isdigit() else rec.get(part)
    return rec


def _lines(rec):
    return {"items": [
        {"item": {"externalId": l["sku"]}, "quantity": l["quantity"], "rate": float(l["price"])}
        for l in rec["line_items"]
    ]}


def _addr(rec):
    a = rec.get("shipping_address") or {}
    return {"addr1": a.get("address1"), "city": a.get("city"), "zip": a.get("zip"), "country": {"id": a.get("country_code")}}


MAPPINGS = {
    "sales_order": {
        "externalId": "id",
        "otherRefNum": "name",
        "email": "email",
        "memo": "note",
        "shippingAddress": _addr,
        "item": _lines,
    },
    "profile": {
        "email": "email",
        "first_name": "first_name",
        "last_name": "last_name",
        "phone_number": "billing.phone",
        "external_id": lambda r: f"woo-{r['id']}",
    },
}


def apply(name, rec):
    out = {}
    for field, rule in MAPPINGS[name].items():
        out[field] = rule(rec) if callable(rule) else dig(rec, rule)
    return {k: v for k, v in out.items() if v not in (None, "")}
