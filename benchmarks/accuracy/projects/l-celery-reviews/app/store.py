import os
from pymongo import MongoClient, DESCENDING

_db = MongoClient(os.environ["MONGO_URL"])["voc"]


def newest_id():
    doc = _db.reviews.find_one(sort=[("_id", DESCENDING)])
    return doc["_id"] if doc else 0


def save(review, topic):
    _db.reviews.update_one({"_id": review["id"]}, {"$set": {
        "score": review["score"], "text": review["content"], "sku": review["sku"],
        "topic": topic, "at": review["created_at"]}}, upsert=True)


def by_topic(since):
    return list(_db.reviews.aggregate([
        {"$match": {"at": {"$gte": since}}},
        {"$group": {"_id": "$topic", "n": {"$sum": 1}, "avg": {"$avg": "$score"}}},
        {"$sort": {"n": -1}},
    ]))
