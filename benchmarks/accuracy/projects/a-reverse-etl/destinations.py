import os
import time

import requests
from google.ads.googleads.client import GoogleAdsClient


def _batched(rows, n):
    rows = list(rows)
    for i in range(0, len(rows), n):
        yield rows[i:i + n]


class Destination:
    batch = 50

    def __init__(self, **opts):
        self.opts = opts

    def send(self, rows):
        n = 0
        for part in _batched(rows, self.batch):
            self._send(part)
            n += len(part)
        return n

    def _send(self, part):
        raise NotImplementedError


class Braze(Destination):
    batch = 75

    def _send(self, part):
        r = requests.post(os.environ["BRAZE_REST"] + "/users/track",
                          headers={"Authorization": "Bearer " + os.environ["BRAZE_KEY"]}, json={"attributes": part})
        if r.status_code == 429:
            time.sleep(60)
            return self._send(part)
        r.raise_for_status()


class Iterable(Destination):
    batch = 500

    def _send(self, part):
        users = [{"email": p.pop("email"), "dataFields": p, "mergeNestedObjects": True} for p in part]
        r = requests.post("https://api.iterable.com/api/users/bulkUpdate",
                          headers={"Api-Key": os.environ["ITERABLE_KEY"]}, json={"users": users})
        r.raise_for_status()


class CustomerMatch(Destination):
    batch = 10000

    def _send(self, part):
        client = GoogleAdsClient.load_from_env()
        svc = client.get_service("OfflineUserDataJobService")
        job = client.get_type("OfflineUserDataJob")
        job.type_ = client.enums.OfflineUserDataJobTypeEnum.CUSTOMER_MATCH_USER_LIST
        job.customer_match_user_list_metadata.user_list = self.opts["user_list"]
        name = svc.create_offline_user_data_job(customer_id=self.opts["customer"], job=job).resource_name
        ops = []
        for p in part:
            op = client.get_type("OfflineUserDataJobOperation")
            ident = client.get_type("UserIdentifier")
            ident.hashed_email = p["hashed"]
            op.create.user_identifiers.append(ident)
            ops.append(op)
        svc.add_offline_user_data_job_operations(resource_name=name, operations=ops)
        svc.run_offline_user_data_job(resource_name=name)


KINDS = {c.__name__.lower(): c for c in Destination.__subclasses__()}
