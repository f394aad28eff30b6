from .vendors import algolia_index, contentful


def _articles():
    skip = 0
    while True:
        page = contentful.get("/entries", content_type="article", skip=skip, limit=100, include=1)
        for item in page["items"]:
            yield item
        skip += page["limit"]
        if skip >= page["total"]:
            return


def _plain(node):
    if node.get("nodeType") == "text":
        return node["value"]
    return " ".join(_plain(child) for child in node.get("content", []))


def reindex():
    objects = []
    for art in _articles():
        f = art["fields"]
        objects.append({
            "objectID": art["sys"]["id"],
            "title": f["title"],
            "slug": f["slug"],
            "text": _plain(f["body"])[:5000],
        })
    algolia_index("articles").replace_all_objects(objects)
    return len(objects)
