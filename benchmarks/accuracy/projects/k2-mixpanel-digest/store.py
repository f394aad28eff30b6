import os

from pymongo import MongoClient, UpdateOne


class Store:
    """Small wrapper, use it with `with`."""

    def __init__(self, uri=None):
        self.uri = uri or os.environ["MONGO_URI"]

    def __enter__(self):
        self.client = MongoClient(self.uri)
        self.events = self.client["product"]["events"]
        return self

    def __exit__(self, *exc):
        self.client.close()
        return False

    def save(self, events, size=1000):
        ops = []
        for e in events:
            ops.append(UpdateOne({"_id": e["insert_id"]}, {"$set": e}, upsert=True))
            if len(ops) >= size:
                self.events.bulk_write(ops, ordered=False)
                ops = []
        if ops:
            self.events.bulk_write(ops, ordered=False)

    def top_features(self, since, account):
        cur = self.events.aggregate([
            {"$match": {"time": {"$gte": since}, "account": account, "event": {"$regex": "^feature_"}}},
            {"$group": {"_id": "$event", "n": {"$sum": 1}}},
            {"$sort": {"n": -1}},
            {"$limit": 5},
        ])
        return [(d["_id"][8:].replace("_", " "), d["n"]) for d in cur]

    def accounts(self, since):
        return self.events.distinct("account", {"time": {"$gte": since}})
