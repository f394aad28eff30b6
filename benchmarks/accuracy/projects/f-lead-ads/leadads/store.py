import os

import redis


class Seen:
    """lead ids of the last 90 days"""

    def __init__(self):
        self.r = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost/2"))

    def __contains__(self, lead_id):
        return self.r.exists(f"lead:{lead_id}") == 1

    def add(self, lead_id):
        self.r.set(f"lead:{lead_id}", 1, ex=90 * 86400)
