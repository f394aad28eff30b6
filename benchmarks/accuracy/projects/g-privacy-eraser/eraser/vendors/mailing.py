import hashlib

from ..http import Http, env

mc = Http("https://us6.api.mailchimp.com/3.0/", auth=("any", env("MAILCHIMP_KEY")))


def erase(email):
    h = hashlib.md5(email.lower().encode()).hexdigest()
    hits = mc.get("search-members", params={"query": email})["exact_matches"]["members"]
    for m in hits:
        mc.post(f"lists/{m['list_id']}/members/{h}/actions/delete-permanent")
    return "ok" if hits else "none"
