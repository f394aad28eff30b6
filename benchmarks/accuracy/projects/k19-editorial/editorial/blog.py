import os

import markdown
from mastodon import Mastodon
from pyairtable import Api

from editorial import conf
from editorial.language import translate, translate_html
from editorial.wordpress import WordPress


class BlogDesk:
    """Articles marked 'Ready' in the planning base go online, with translations."""

    def __init__(self):
        cfg = conf["blog"]
        self.table = Api(os.environ["AIRTABLE_TOKEN"]).table(cfg["airtable_base"], cfg["airtable_table"])
        self.wp = WordPress(cfg["wordpress"])
        self.categories = cfg["categories"]
        self.toot = Mastodon(access_token=os.environ["MASTODON_TOKEN"], api_base_url="https://mastodon.social").status_post

    def ready(self):
        return self.table.all(formula="{Status} = 'Ready'")

    def run(self):
        for record in self.ready():
            f = record["fields"]
            html = markdown.markdown(f["Body"])
            category = self.categories.get(f.get("Section"), 3)
            post_id, link = self.wp.publish(f["Title"], html, category)
            for lang in conf["languages"]:
                self.wp.publish(translate(f["Title"], lang), translate_html(html, lang), category, lang.lower())
            self.table.update(record["id"], {"Status": "Online", "WP id": post_id, "Link": link})
            if f.get("Toot"):
                self.toot(f"{f['Title']} {link}")
