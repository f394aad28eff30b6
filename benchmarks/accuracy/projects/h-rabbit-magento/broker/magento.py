import os

import requests

BASE = os.environ["MAGENTO_URL"].rstrip("/") + "/rest/V1"
session = requests.Session()
session.headers["Authorization"] = "Bearer " + os.environ["MAGENTO_TOKEN"]


def search(path, since, page_size=200):
    page = 1
    while True:
        r = session.get(
            BASE + path,
            params={
                "searchCriteria[filter_groups][0][filters][0][field]": "updated_at",
                "searchCriteria[filter_groups][0][filters][0][value]": since,
                "searchCriteria[filter_groups][0][filters][0][condition_type]": "gt",
                "searchCriteria[pageSize]": page_size,
                "searchCriteria[currentPage]": page,
            },
        )
        r.raise_for_status()
        data = r.json()
        for item in data["items"]:
            yield item
        if page * page_size >= data["total_count"]:
            break
        page += 1


def customer(customer_id):
    r = session.get("%s/customers/%s" % (BASE, customer_id))
    r.raise_for_status()
    return r.json()
