import requests
from airflow.hooks.base import BaseHook

TYPES = {1: "visit", 2: "form", 10: "open", 11: "click"}


def _get(path, **params):
    conn = BaseHook.get_connection("marketo")
    tok = requests.get(f"https://{conn.host}/identity/oauth/token", params={
        "grant_type": "client_credentials", "client_id": conn.login, "client_secret": conn.password}).json()
    r = requests.get(f"https://{conn.host}/rest/v1/{path}", params=params,
                     headers={"Authorization": "Bearer " + tok["access_token"]})
    r.raise_for_status()
    body = r.json()
    if not body["success"]:
        raise RuntimeError(body["errors"])
    return body


def activities(since):
    token = _get("activities/pagingtoken.json", sinceDatetime=since)["nextPageToken"]
    more = True
    while more:
        page = _get("activities.json", nextPageToken=token, activityTypeIds=",".join(map(str, TYPES)))
        for a in page.get("result", []):
            yield {"lead": a["leadId"], "kind": TYPES[a["activityTypeId"]], "at": a["activityDate"]}
        token, more = page["nextPageToken"], page["moreResult"]
