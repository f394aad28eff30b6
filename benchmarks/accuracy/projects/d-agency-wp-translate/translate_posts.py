"""Translate the client's German blog into the English Webflow site.

usage: python translate_posts.py --since 2024-01-01
"""
import argparse
import html
import json
import os
import pathlib
import sys

import deepl
import requests

from glossary import load_terms

WP = os.getenv("WP_URL", "https://blog.kellermann-gartenbau.de") + "/wp-json/wp/v2"
WEBFLOW = "https://api.webflow.com/v2"
COLLECTION = os.environ.get("WEBFLOW_COLLECTION", "")
DONE = pathlib.Path(__file__).with_name("done.json")


def posts(since):
    page = 1
    while True:
        r = requests.get(f"{WP}/posts", params={"after": since + "T00:00:00", "per_page": 50, "page": page, "_embed": 1})
        if r.status_code == 400:
            return
        r.raise_for_status()
        yield from r.json()
        if page >= int(r.headers.get("X-WP-TotalPages", 1)):
            return
        page += 1


def apply_terms(text, terms):
    for wrong, right in terms.items():
        text = text.replace(wrong, right)
    return text


def english(translator, text, terms, markup=False):
    res = translator.translate_text(
        text, source_lang="DE", target_lang="EN-GB", tag_handling="html" if markup else None
    )
    return apply_terms(res.text, terms)


def create_item(fields):
    r = requests.post(
        f"{WEBFLOW}/collections/{COLLECTION}/items",
        headers={"Authorization": "Bearer " + os.environ["WEBFLOW_TOKEN"]},
        json={"isDraft": True, "fieldData": fields},
    )
    if r.status_code == 409:
        print("slug taken", fields["slug"], file=sys.stderr)
        return None
    r.raise_for_status()
    return r.json()["id"]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--since", required=True)
    args = ap.parse_args()

    done = json.loads(DONE.read_text()) if DONE.exists() else {}
    translator = deepl.Translator(os.environ["DEEPL_KEY"])
    usage = translator.get_usage()
    if usage.character.limit_exceeded:
        sys.exit("DeepL quota used up")
    terms = load_terms()

    for post in posts(args.since):
        key = str(post["id"])
        if key in done:
            continue
        item = {
            "name": english(translator, html.unescape(post["title"]["rendered"]), terms),
            "slug": post["slug"] + "-en",
            "post-body": english(translator, post["content"]["rendered"], terms, markup=True),
            "published": post["date_gmt"],
        }
        new_id = create_item(item)
        if new_id:
            done[key] = new_id
            DONE.write_text(json.dumps(done, indent=1))


if __name__ == "__main__":
    main()
