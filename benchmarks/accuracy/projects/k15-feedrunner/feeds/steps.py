def drop_tests(rows):
    return (r for r in rows if not r.pop("test", False))


def flatten_address(rows):
    for r in rows:
        a = r.pop("address", {})
        r["city"] = a.get("city", "")
        r["country"] = a.get("country_code") or a.get("country", "")
        yield r


STEPS = {f.__name__: f for f in (drop_tests, flatten_address)}
