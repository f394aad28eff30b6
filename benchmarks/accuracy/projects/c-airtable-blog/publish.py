import markdown
import requests
from pyairtable import Api

import config

table = Api(config.AIRTABLE_PAT).table(config.BASE_ID, "Articles")
authors = Api(config.AIRTABLE_PAT).table(config.BASE_ID, "Authors")
wp = requests.Session()
wp.auth = (config.WP_USER, config.WP_APP_PASSWORD)


def upload_cover(att):
    img = requests.get(att["url"]).content
    r = wp.post(config.WP + "/media", data=img, headers={
        "Content-Disposition": 'attachment; filename="%s"' % att["filename"],
        "Content-Type": att["type"],
    })
    return r.json()["id"]


def tag_ids(names):
    ids = []
    for n in names:
        hit = wp.get(config.WP + "/tags", params={"search": n}).json()
        if not hit:
            hit = [wp.post(config.WP + "/tags", json={"name": n}).json()]
        ids.append(hit[0]["id"])
    return ids


for rec in table.all(formula="AND({Status}='Ready', {Publish}<=TODAY())", sort=["Publish"]):
    f = rec["fields"]
    by = authors.get(f["Author"][0])["fields"]["Name"]
    post = {
        "title": f["Title"],
        "content": markdown.markdown(f["Body"]) + "<p><em>%s</em></p>" % by,
        "status": "publish",
        "tags": tag_ids(f.get("Tags", [])),
    }
    if f.get("Cover"):
        post["featured_media"] = upload_cover(f["Cover"][0])
    r = wp.post(config.WP + "/posts", json=post)
    if r.status_code != 201:
        table.update(rec["id"], {"Status": "Error"})
        print(r.text)
        continue
    table.update(rec["id"], {"Status": "Published", "URL": r.json()["link"]})
    requests.post(config.BUFFER_ZAP, json={"title": f["Title"], "link": r.json()["link"]})
    print("published", f["Title"])
