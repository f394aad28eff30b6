import os

import requests


class Incidents:
    """ServiceNow table API"""

    def __init__(self):
        self.root = "https://%s.service-now.com/api/now/table/incident" % os.environ["SNOW_INSTANCE"]
        self.auth = (os.environ["SNOW_USER"], os.environ["SNOW_PWD"])

    def list(self, query):
        r = requests.get(self.root, auth=self.auth, params={"sysparm_query": query, "sysparm_limit": 500})
        r.raise_for_status()
        return r.json()["result"]

    def update(self, sys_id, values):
        requests.patch("%s/%s" % (self.root, sys_id), auth=self.auth, json=values).raise_for_status()

    def create(self, values):
        r = requests.post(self.root, auth=self.auth, json=values)
        r.raise_for_status()
        return r.json()["result"]
