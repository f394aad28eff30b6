from contextlib import contextmanager

from pymongo import MongoClient

from . import settings


class MemberRepository:
    def __init__(self, collection):
        self._c = collection

    def add_points(self, customer_id, phone, points, order_id):
        self._c.update_one(
            {"_id": customer_id, "orders": {"$ne": order_id}},
            {"$inc": {"points": points}, "$set": {"phone": phone}, "$push": {"orders": order_id}},
            upsert=True,
        )

    def with_points(self, minimum=0):
        return self._c.find({"points": {"$gte": minimum}}, {"orders": 0})


@contextmanager
def member_repository():
    client = MongoClient(settings.MONGO_URI)
    try:
        yield MemberRepository(client["loyalty"]["members"])
    finally:
        client.close()
