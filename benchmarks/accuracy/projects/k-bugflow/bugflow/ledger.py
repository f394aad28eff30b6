import os

from pymongo import MongoClient


class MongoLedger:
    def __init__(self):
        self.coll = MongoClient(os.environ.get("MONGO_URL", "mongodb://localhost:27017"))["bugflow"]["links"]

    def known(self, ref):
        return self.coll.count_documents({"_id": ref}, limit=1) > 0

    def remember(self, ref, key):
        self.coll.insert_one({"_id": ref, "issue": key})

    def ref_for(self, key):
        doc = self.coll.find_one({"issue": key})
        return doc["_id"] if doc else None
