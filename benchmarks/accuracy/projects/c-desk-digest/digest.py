# daily digest of open tickets for the team leads
# also: refresh of the faq list + wallboard number
import os
import json
import datetime
import requests
from openai import OpenAI

ZAMMAD = "https://hilfe.stadtwerke-nord.example"
zh = {"Authorization": "Token token=" + os.environ["ZAMMAD_TOKEN"]}
ROCKET = os.environ["ROCKETCHAT_HOOK"]
client = OpenAI()
today = datetime.date.today()

# ---- tickets
tickets = []
page = 1
while True:
    r = requests.get(ZAMMAD + "/api/v1/tickets/search", headers=zh,
                     params={"query": "state.name:(new OR open) AND created_at:>now-1d", "page": page, "per_page": 50, "expand": "true"})
    part = r.json()
    if len(part) == 0:
        break
    tickets = tickets + part
    page = page + 1

print(len(tickets), "tickets")

texts = []
for t in tickets:
    arts = requests.get(ZAMMAD + "/api/v1/ticket_articles/by_ticket/" + str(t["id"]), headers=zh).json()
    texts.append("#" + t["number"] + " " + t["title"] + ": " + arts[0]["body"][:800])

# ---- summary
prompt = "Fasse die Anliegen in hoechstens 8 Stichpunkten zusammen, nenne die Ticketnummern."
res = client.chat.completions.create(model="gpt-4o-mini", messages=[
    {"role": "system", "content": prompt},
    {"role": "user", "content": "\n\n".join(texts)},
])
summary = res.choices[0].message.content
print(summary)

requests.post(ROCKET, json={"alias": "Digest", "text": "*Anliegen vom " + str(today) + "*\n" + summary})

# ---- wallboard
wall = {"key": os.environ["GECKO_KEY"], "number": 0}
wall["number"] = len(tickets)
requests.post("https://push.geckoboard.com/v1/send/118472-a1b2", json={"api_key": wall["key"], "data": {"item": [{"value": wall["number"]}]}})

# ---- faq (only mondays)
if today.weekday() == 0:
    n = requests.post("https://api.notion.com/v1/databases/8c1f/query",
                      headers={"Authorization": "Bearer " + os.environ["NOTION"], "Notion-Version": "2022-06-28"},
                      json={"filter": {"property": "Public", "checkbox": {"equals": True}}}).json()
    faq = []
    for p in n["results"]:
        faq.append({"q": p["properties"]["Frage"]["title"][0]["plain_text"], "a": p["properties"]["Antwort"]["rich_text"][0]["plain_text"]})
    json.dump(faq, open("/var/www/faq/faq.json", "w"), ensure_ascii=False)
    summary = "FAQ aktualisiert"
    requests.post(ROCKET, json={"alias": "FAQ", "text": summary})
