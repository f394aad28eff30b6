import csv
import io
import os

import boto3
import brevo_python
from algoliasearch.search_client import SearchClient


class Algolia:
    def __init__(self, index):
        self._index = SearchClient.create(os.environ["ALGOLIA_APP"], os.environ["ALGOLIA_KEY"]).init_index(index)

    def __call__(self, objects):
        self._index.save_objects(objects)


class Brevo:
    def __init__(self, list_id):
        cfg = brevo_python.Configuration()
        cfg.api_key["api-key"] = os.environ["BREVO_KEY"]
        self._api = brevo_python.ContactsApi(brevo_python.ApiClient(cfg))
        self.list_id = list_id

    def __call__(self, email, **attributes):
        self._api.create_contact(brevo_python.CreateContact(
            email=email, attributes=attributes, list_ids=[self.list_id], update_enabled=True))


class Feed:
    """Price feed for the comparison portals: with Feed(bucket, key) as f: f += row"""

    def __init__(self, bucket, key):
        self.bucket, self.key = bucket, key
        self._io = io.StringIO()
        self._csv = csv.writer(self._io)

    def __enter__(self):
        return self

    def __iadd__(self, row):
        self._csv.writerow(row)
        return self

    def __exit__(self, exc_type, *_):
        if exc_type is None:
            boto3.resource("s3").Object(self.bucket, self.key).put(Body=self._io.getvalue().encode("utf-8"))
        return False
