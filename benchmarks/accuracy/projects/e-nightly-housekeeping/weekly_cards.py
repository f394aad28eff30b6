# Sunday night: archive what is done, put up next week's chores
import os

import requests
import yaml

TRELLO = "https://api.trello.com/1"
AUTH = {"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"]}

cfg = yaml.safe_load(open("housekeeping.yml"))

done = requests.get(f"{TRELLO}/lists/{cfg['done_list']}/cards", params=AUTH).json()
for card in done:
    requests.put(f"{TRELLO}/cards/{card['id']}", params={**AUTH, "closed": "true"})
print("archived", len(done))

for chore in cfg["chores"]:
    name = chore["name"]
    r = requests.post(
        f"https://api.clickup.com/api/v2/list/{cfg['clickup_list']}/task",
        headers={"Authorization": os.environ["CLICKUP_TOKEN"]},
        json={"name": name, "description": chore.get("text", ""), "assignees": chore.get("who", [])},
    )
    if not r.ok:
        print("clickup said no:", r.text)
