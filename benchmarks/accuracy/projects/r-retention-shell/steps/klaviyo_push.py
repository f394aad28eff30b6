import json
import os
import sys

from klaviyo_api import KlaviyoAPI

klaviyo = KlaviyoAPI(os.environ["KLAVIYO_KEY"], max_delay=60, max_retries=3)


def profile(rec):
    return {
        "type": "profile",
        "attributes": {
            "email": rec["email"],
            "first_name": rec["first_name"],
            "properties": {"churn_risk": rec["risk"], "subscription": rec["product_title"], "orders_90d": rec["orders_90d"]},
        },
    }


def chunks(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


records = (json.loads(line) for line in sys.stdin if line.strip())
for batch in chunks(records, 500):
    klaviyo.Profiles.spawn_bulk_profile_import_job(
        {
            "data": {
                "type": "profile-bulk-import-job",
                "attributes": {"profiles": {"data": [profile(r) for r in batch]}},
            }
        }
    )
