import json
import os

import redis


class TokenStore:
    KEY = "xero:token"

    def __init__(self):
        self.r = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))

    def load(self):
        raw = self.r.get(self.KEY)
        return json.loads(raw) if raw else None

    def save(self, token):
        self.r.set(self.KEY, json.dumps(token))
