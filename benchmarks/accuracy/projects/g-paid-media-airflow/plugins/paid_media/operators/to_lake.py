import json

from airflow.models import BaseOperator
from airflow.providers.google.cloud.hooks.gcs import GCSHook

from paid_media.hooks.ads import GAdsHook, MetaHook


class _ToGCS(BaseOperator):
    template_fields = ("object_name", "customer_id", "account_id")
    customer_id = None
    account_id = None

    def __init__(self, bucket, object_name, **kwargs):
        super().__init__(**kwargs)
        self.bucket = bucket
        self.object_name = object_name

    def rows(self, day):
        raise NotImplementedError

    def execute(self, context):
        lines = [json.dumps(r) for r in self.rows(context["ds"])]
        self.log.info("%s rows", len(lines))
        GCSHook().upload(
            bucket_name=self.bucket,
            object_name=self.object_name,
            data="\n".join(lines),
            mime_type="application/x-ndjson",
        )


class GoogleAdsToGCS(_ToGCS):
    def __init__(self, customer_id, **kwargs):
        super().__init__(**kwargs)
        self.customer_id = customer_id

    def rows(self, day):
        return GAdsHook().spend(self.customer_id, day)


class MetaInsightsToGCS(_ToGCS):
    def __init__(self, account_id, **kwargs):
        super().__init__(**kwargs)
        self.account_id = account_id

    def rows(self, day):
        return MetaHook().spend(self.account_id, day)
