import os

import requests
from github import Github

from registry import step

OKTA = "https://plotline.okta.com/api/v1"
okta = requests.Session()
okta.headers.update({"Authorization": "SSWS " + os.environ["OKTA_TOKEN"], "Accept": "application/json"})


@step("okta")
def okta_account(person, ctx):
    found = okta.get(f"{OKTA}/users/{person['workEmail']}")
    if found.status_code == 200:
        user = found.json()
    else:
        r = okta.post(f"{OKTA}/users?activate=true", json={
            "profile": {
                "firstName": person["firstName"],
                "lastName": person["lastName"],
                "email": person["workEmail"],
                "login": person["workEmail"],
                "department": person["department"],
            }
        })
        r.raise_for_status()
        user = r.json()
    groups = ctx["config"]["okta_groups"]
    for gid in {groups["_all"], groups.get(person["department"], groups["_all"])}:
        okta.put(f"{OKTA}/groups/{gid}/users/{user['id']}")
    return user["id"]


@step("github", only=("Engineering", "Data"))
def github_invite(person, ctx):
    cfg = ctx["config"]["github"]
    org = Github(os.environ["GITHUB_TOKEN"]).get_organization(cfg["org"])
    team = org.get_team(cfg["teams"][person["department"]])
    org.invite_user(email=person["workEmail"], role="direct_member", teams=[team])
    return True
