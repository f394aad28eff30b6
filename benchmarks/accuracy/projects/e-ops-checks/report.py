# monthly uptime -> confluence, UNFINISHED
import os
import requests

SP = "https://api.statuspage.io/v1/pages/%s/incidents" % os.environ.get("SP_PAGE")
inc = requests.get(SP, headers={"Authorization": "OAuth " + os.environ.get("SP_KEY", "")}).json()
mins = 0
for i in inc:
    print(i["name"], i["impact"], i["created_at"], i["resolved_at"])

html = "<p>uptime: TODO</p>"
r = requests.post(
    os.environ["CONFLUENCE"] + "/rest/api/content",
    auth=(os.environ["C_USER"], os.environ["C_TOKEN"]),
    json={"type": "page", "title": "Uptime", "space": {"key": "OPS"}, "body": {"storage": {"value": html, "representation": "storage"}}},
)
print(r.status_code)
