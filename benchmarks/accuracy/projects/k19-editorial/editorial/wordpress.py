import os

import requests


class WordPress:
    def __init__(self, site):
        self.api = site + "/wp-json/wp/v2"
        self.auth = (os.environ["WP_USER"], os.environ["WP_APP_PASSWORD"])

    def publish(self, title, html, category, lang="en"):
        r = requests.post(
            self.api + "/posts",
            auth=self.auth,
            json={"title": title, "content": html, "categories": [category], "status": "publish", "lang": lang},
        )
        r.raise_for_status()
        post = r.json()
        return post["id"], post["link"]
