from datetime import datetime, timedelta, timezone

from pymongo import MongoClient


class MongoUsage:
    def __init__(self, uri: str):
        self._coll = MongoClient(uri)["product"]["logins"]

    def logins(self, customer_id: str) -> int:
        since = datetime.now(timezone.utc) - timedelta(days=30)
        return self._coll.count_documents({"tenant": customer_id, "at": {"$gte": since}})
