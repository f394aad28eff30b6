import os

import requests

U = "https://onfleet.com/api/v2"
AUTH = (os.environ["ONFLEET_KEY"], "")


def create_task(**task):
    r = requests.post(U + "/tasks", auth=AUTH, json=task)
    if r.status_code == 400:
        print("onfleet:", r.json().get("message"))
        return None
    r.raise_for_status()
    return r.json()


def tasks(frm, to, state="3"):
    last = None
    while True:
        p = {"from": frm, "to": to, "state": state}
        if last:
            p["lastId"] = last
        js = requests.get(U + "/tasks/all", auth=AUTH, params=p).json()
        for t in js["tasks"]:
            yield t
        last = js.get("lastId")
        if not last:
            break


def team_id(name):
    for t in requests.get(U + "/teams", auth=AUTH).json():
        if t["name"] == name:
            return t["id"]
