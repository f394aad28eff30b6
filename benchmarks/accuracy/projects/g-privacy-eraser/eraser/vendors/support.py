from ..http import Http, env

hs = Http("https://api.helpscout.net/v2/", headers={"Authorization": "Bearer " + env("HELPSCOUT_TOKEN")})


def erase(email):
    page = hs.get("customers", params={"query": f'(email:"{email}")'})
    people = page.get("_embedded", {}).get("customers", [])
    for c in people:
        hs.delete(f"customers/{c['id']}")
    return f"{len(people)} removed"
