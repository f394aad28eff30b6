import os

import requests

from registry import step

OKTA = os.environ["OKTA_ORG_URL"]
HEAD = {"Authorization": "SSWS " + os.environ["OKTA_API_TOKEN"]}


@step("joiner", order=10)
def okta_user(person, ctx):
    login = f"{person['firstName']}.{person['lastName']}@acme.io".lower()
    r = requests.post(f"{OKTA}/api/v1/users", params={"activate": "true"}, headers=HEAD, json={
        "profile": {
            "firstName": person["firstName"],
            "lastName": person["lastName"],
            "email": login,
            "login": login,
            "department": person["department"],
        },
        "groupIds": [os.environ["OKTA_EVERYONE"]],
    })
    r.raise_for_status()
    return {"login": login, "okta_id": r.json()["id"]}


@step("leaver", order=10)
def okta_off(person, ctx):
    u = requests.get(f"{OKTA}/api/v1/users/{person['workEmail']}", headers=HEAD).json()
    requests.post(f"{OKTA}/api/v1/users/{u['id']}/lifecycle/deactivate", headers=HEAD).raise_for_status()
    return {"okta_id": u["id"], "last_login": u["lastLogin"]}


@step("joiner", order=30)
def github_invite(person, ctx):
    if person["department"] != "Engineering":
        return
    requests.post(
        "https://api.github.com/orgs/acme-io/invitations",
        json={"email": ctx["login"], "role": "direct_member"},
        headers={"Authorization": f"Bearer {os.environ['GH_TOKEN']}"},
    ).raise_for_status()
