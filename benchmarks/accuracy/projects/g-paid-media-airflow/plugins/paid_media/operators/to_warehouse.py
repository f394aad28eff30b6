import json

from airflow.models import BaseOperator
from airflow.providers.google.cloud.hooks.gcs import GCSHook

from paid_media.warehouse import client


class LakeToClickHouse(BaseOperator):
    template_fields = ("objects",)

    def __init__(self, bucket, objects, table, **kwargs):
        super().__init__(**kwargs)
        self.bucket = bucket
        self.objects = objects
        self.table = table

    def execute(self, context):
        hook = GCSHook()
        rows = []
        for name in self.objects:
            blob = hook.download(bucket_name=self.bucket, object_name=name)
            for line in blob.decode().splitlines():
                r = json.loads(line)
                rows.append([context["ds"], r["source"], r["campaign"], r["cost"], r["clicks"]])
        client().insert(self.table, rows, column_names=["day", "source", "campaign", "cost", "clicks"])
        return len(rows)
