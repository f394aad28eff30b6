import os
import requests
from common import guarded, slack


def hubspot_ok():
    r = requests.get("https://api.hubapi.com/account-info/v3/details", headers={"Authorization": "Bearer " + os.environ["HS_TOKEN"]})
    return r.status_code == 200


def gitlab_days_left():
    from datetime import date
    r = requests.get(os.environ["GITLAB_URL"] + "/api/v4/personal_access_tokens/self", headers={"PRIVATE-TOKEN": os.environ["GITLAB_TOKEN"]})
    if r.status_code != 200:
        return -1
    exp = r.json()["expires_at"]
    return (date.fromisoformat(exp) - date.today()).days


@guarded("8a1c1f9e-0d4b-4c51-a7be-93b0de5b2f10")
def main():
    if not hubspot_ok():
        slack("HubSpot token is dead, ask Ioana")
    left = gitlab_days_left()
    if left < 14:
        slack("gitlab token expires soon!")


if __name__ == "__main__":
    main()
