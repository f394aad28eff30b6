import json
import os
import time
from pathlib import Path

import gspread
import requests
from dotenv import load_dotenv

load_dotenv()

FORM_ID = os.getenv("TYPEFORM_FORM_ID", "k3Yw0pQa")
STATE = Path(__file__).with_name("last_seen.json")

# typeform field ref -> our name
FIELDS = {
    "email_addr": "email",
    "first": "first_name",
    "company_nm": "company",
    "team_size": "size",
    "gdpr_ok": "consent",
}

GROUPS = {"1-10": "98231177", "11-50": "98231180", "51+": "98231184"}


def load_state():
    if STATE.exists():
        return json.loads(STATE.read_text())
    return {"since": "2024-01-01T00:00:00Z"}


def save_state(since):
    STATE.write_text(json.dumps({"since": since}))


def get_responses(since):
    url = f"https://api.typeform.com/forms/{FORM_ID}/responses"
    headers = {"Authorization": f"Bearer {os.environ['TYPEFORM_TOKEN']}"}
    before = None
    while True:
        params = {"since": since, "page_size": 200, "completed": "true"}
        if before:
            params["before"] = before
        r = requests.get(url, headers=headers, params=params, timeout=30)
        r.raise_for_status()
        items = r.json()["items"]
        if not items:
            break
        yield from items
        before = items[-1]["token"]


def flatten(item):
    out = {"submitted_at": item["submitted_at"], "token": item["token"]}
    for answer in item.get("answers") or []:
        name = FIELDS.get(answer["field"]["ref"])
        if not name:
            continue
        kind = answer["type"]
        if kind == "choice":
            out[name] = answer["choice"].get("label") or answer["choice"].get("other")
        else:
            out[name] = answer[kind]
    return out


def subscribe(person):
    body = {
        "email": person["email"],
        "fields": {"name": person.get("first_name"), "company": person.get("company")},
        "groups": [GROUPS[person["size"]]] if person.get("size") in GROUPS else [],
        "status": "active",
    }
    while True:
        r = requests.post(
            "https://connect.mailerlite.com/api/subscribers",
            json=body,
            headers={"Authorization": "Bearer " + os.environ["MAILERLITE_TOKEN"]},
            timeout=30,
        )
        if r.status_code == 429:
            time.sleep(int(r.headers.get("Retry-After", 30)))
            continue
        r.raise_for_status()
        return r.json()["data"]["id"]


def main():
    state = load_state()
    newest = state["since"]
    rows = []
    for item in get_responses(state["since"]):
        person = flatten(item)
        newest = max(newest, person["submitted_at"])
        if not person.get("consent") or not person.get("email"):
            continue
        sub_id = subscribe(person)
        rows.append([person["submitted_at"], person["email"], person.get("company", ""),
                     person.get("size", ""), sub_id])
    if rows:
        gc = gspread.service_account(filename=os.environ["GOOGLE_SA_FILE"])
        ws = gc.open_by_key(os.environ["SIGNUP_SHEET"]).worksheet("signups")
        ws.append_rows(rows, value_input_option="USER_ENTERED")
    save_state(newest)
    print(f"{len(rows)} new signups")


if __name__ == "__main__":
    main()
