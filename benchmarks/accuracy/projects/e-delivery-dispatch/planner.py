import os

import requests

BASE = os.environ.get("PLANNER_URL", "http://planner.intern:8080/api")


class Planner:
    def __init__(self):
        self.s = requests.Session()
        self.s.auth = (os.environ["PLANNER_USER"], os.environ["PLANNER_PASS"])

    def stops(self, day):
        return self.s.get(f"{BASE}/stops", params={"day": day}).json()["stops"]

    def result(self, stop_id, **fields):
        self.s.put(f"{BASE}/stops/{stop_id}/result", json=fields).raise_for_status()
