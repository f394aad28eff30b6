from ..http import Http, env

amp = Http("https://amplitude.com/api/2/", auth=(env("AMP_KEY"), env("AMP_SECRET")))
REQUESTER = "dpo@acme.eu"


def erase(email):
    amp.post("deletions/users", json={"user_ids": [email], "requester": REQUESTER, "ignore_invalid_id": "True"})
    return "ok"
