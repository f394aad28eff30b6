import os

import httpx

_http = httpx.Client(
    base_url=f"https://{os.environ.get('OKTA_DOMAIN', 'example.okta.com')}/api/v1",
    headers={"Authorization": f"SSWS {os.environ.get('OKTA_TOKEN', '')}"},
)


def find(login):
    response = _http.get(f"/users/{login}")
    if response.status_code == 404:
        return None
    response.raise_for_status()
    return response.json()


def stage_user(first, last, login, private_email):
    response = _http.post(
        "/users",
        params={"activate": "false"},
        json={
            "profile": {
                "firstName": first,
                "lastName": last,
                "email": login,
                "login": login,
                "secondEmail": private_email,
            }
        },
    )
    response.raise_for_status()
