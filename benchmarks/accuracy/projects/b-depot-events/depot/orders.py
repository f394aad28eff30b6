import os
from functools import lru_cache

from pymongo import MongoClient


@lru_cache(maxsize=1)
def _orders():
    return MongoClient(os.environ["MONGO_URI"]).get_database("shop").orders


def by_parcel(parcel_no):
    return _orders().find_one({"parcels.no": parcel_no}, {"number": 1, "recipient": 1, "_id": 0})


def set_state(parcel_no, state):
    _orders().update_one({"parcels.no": parcel_no}, {"$set": {"parcels.$.state": state}})
