"""Mongo catalog -> search"""
import sys

from elasticsearch import helpers

from stores import catalog, search

INDEX = "catalog-v4"


def actions(coll, query):
    for doc in coll.find(query, {"name": 1, "price": 1, "category": 1, "texts": 1, "images": {"$slice": 1}}):
        yield {
            "_op_type": "index",
            "_index": INDEX,
            "_id": doc["_id"],
            "_source": {
                "name": doc["name"],
                "price": doc["price"],
                "category": doc.get("category"),
                "text": " ".join(doc.get("texts", {}).values()),
                "image": next(iter(doc.get("images", [])), None),
            },
        }


def main():
    query = {"stale": {"$exists": False}}
    if len(sys.argv) > 1:
        query["category"] = {"$in": sys.argv[1:]}
    es = search()
    with catalog() as coll:
        ok, errors = helpers.bulk(es, actions(coll, query), raise_on_error=False, stats_only=True)
    print("indexed", ok, "errors", errors)


if __name__ == "__main__":
    main()
