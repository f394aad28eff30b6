import os

from ..out import post_json
from ..registry import handler

AC = os.environ.get("AC_URL", "https://acme.api-us1.com") + "/api/3"


@handler("calendly", "invitee.created")
def invited(body):
    p = body["payload"]
    first, _, last = p["name"].partition(" ")
    res = post_json(AC + "/contact/sync",
                    {"contact": {"email": p["email"], "firstName": first, "lastName": last}},
                    Api_Token=os.environ["AC_KEY"])
    cid = res["contact"]["id"]
    post_json(AC + "/contactTags", {"contactTag": {"contact": cid, "tag": os.environ["AC_TAG_DEMO"]}},
              Api_Token=os.environ["AC_KEY"])
    return cid


@handler("calendly", "invitee.canceled")
def cancelled(body):
    return None
