import os

import requests

from .base import Source


class Adapter(Source):
    def fetch(self, obj, since):
        r = requests.get(
            f"{os.environ['MAGENTO_URL']}/rest/V1/{obj}",
            headers={"Authorization": "Bearer " + os.environ["MAGENTO_TOKEN"]},
            params={
                "searchCriteria[filter_groups][0][filters][0][field]": "updated_at",
                "searchCriteria[filter_groups][0][filters][0][value]": since,
                "searchCriteria[filter_groups][0][filters][0][condition_type]": "gt",
            }, timeout=60)
        r.raise_for_status()
        return r.json()["items"]
