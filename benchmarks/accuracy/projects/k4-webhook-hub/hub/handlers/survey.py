import os

from ..out import post_json
from ..registry import handler


def _answer(a):
    kind = a["type"]
    value = a[kind]
    return value["label"] if kind == "choice" else str(value)


@handler("typeform")
def response(body):
    form = body["form_response"]
    titles = {f["id"]: f["title"] for f in form["definition"]["fields"]}
    answers = {titles[a["field"]["id"]]: _answer(a) for a in form["answers"]}
    text = "\n".join("%s: %s" % kv for kv in answers.items())
    return post_json(
        "https://api.notion.com/v1/pages",
        {
            "parent": {"database_id": os.environ["NOTION_DB"]},
            "properties": {"Name": {"title": [{"text": {"content": form["token"]}}]}},
            "children": [{"object": "block", "type": "paragraph",
                          "paragraph": {"rich_text": [{"text": {"content": text[:2000]}}]}}],
        },
        Authorization="Bearer " + os.environ["NOTION_TOKEN"],
        Notion_Version="2022-06-28",
    )["id"]
