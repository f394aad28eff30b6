from __future__ import annotations

import json

from airflow.models import BaseOperator
from airflow.providers.amazon.aws.hooks.redshift_sql import RedshiftSQLHook
from airflow.providers.amazon.aws.hooks.s3 import S3Hook


class S3JsonLinesToRedshiftOperator(BaseOperator):
    """Small files only; big ones go through COPY in the other repo."""

    template_fields = ("key",)

    def __init__(self, *, bucket: str, key: str, table: str, columns: list[str], **kwargs) -> None:
        super().__init__(**kwargs)
        self.bucket = bucket
        self.key = key
        self.table = table
        self.columns = columns

    def execute(self, context) -> int:
        text = S3Hook().read_key(self.key, bucket_name=self.bucket)
        records = [json.loads(line) for line in text.splitlines() if line.strip()]
        rows = [tuple(rec.get(c) for c in self.columns) for rec in records]
        RedshiftSQLHook("redshift_default").insert_rows(self.table, rows, target_fields=self.columns, commit_every=500)
        return len(rows)
