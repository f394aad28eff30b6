import os
import time

import requests


class MarketoError(Exception):
    pass


class Marketo:
    def __init__(self):
        self.root = "https://%s.mktorest.com" % os.environ["MKTO_MUNCHKIN"]
        self._tok, self._exp = None, 0

    def token(self):
        if time.time() > self._exp:
            js = requests.get(self.root + "/identity/oauth/token", params={
                "grant_type": "client_credentials", "client_id": os.environ["MKTO_ID"],
                "client_secret": os.environ["MKTO_SECRET"]}).json()
            self._tok, self._exp = js["access_token"], time.time() + js["expires_in"] - 30
        return self._tok

    def get(self, path, **params):
        js = requests.get(self.root + "/rest/v1" + path, params=params,
                          headers={"Authorization": "Bearer " + self.token()}).json()
        if not js["success"]:
            raise MarketoError(js["errors"])
        return js

    def changed(self, since, fields):
        tok = self.get("/activities/pagingtoken.json", sinceDatetime=since.isoformat())["nextPageToken"]
        ids = set()
        more = True
        while more:
            js = self.get("/activities/leadchanges.json", nextPageToken=tok, fields="leadScore")
            ids.update(x["leadId"] for x in js.get("result", []))
            tok, more = js["nextPageToken"], js["moreResult"]
        ids = sorted(ids)
        for i in range(0, len(ids), 300):
            chunk = ",".join(map(str, ids[i:i + 300]))
            yield from self.get("/leads.json", filterType="id", filterValues=chunk, fields=",".join(fields))["result"]
