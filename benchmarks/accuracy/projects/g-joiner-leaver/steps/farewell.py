import os

import requests

from registry import step


@step("leaver", order=90)
def tell_security(person, ctx):
    requests.post(os.environ["GCHAT_SECURITY"], json={
        "text": f"Deactivated {ctx['okta_id']}, last seen {ctx['last_login']}",
    })


@step("leaver", order=95)
def tell_team(person, ctx):
    requests.post(os.environ["SLACK_HOOK_ALL"], json={"text": "A colleague has left us today. See the intranet."})
