from __future__ import annotations

import gzip
import json
from typing import Any, Iterable, Sequence

from airflow.models import BaseOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.utils.context import Context

from hooks.asana import AsanaTasksHook
from hooks.zendesk import ZendeskIncrementalHook


class ApiToS3Operator(BaseOperator):
    """Writes whatever ``records`` gives as gzipped JSON lines."""

    template_fields: Sequence[str] = ("s3_bucket", "s3_key")

    def __init__(self, *, s3_bucket: str, s3_key: str, aws_conn_id: str = "aws_default", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.s3_bucket = s3_bucket
        self.s3_key = s3_key
        self.aws_conn_id = aws_conn_id

    def records(self, context: Context) -> Iterable[dict]:
        raise NotImplementedError

    def execute(self, context: Context) -> str:
        lines = "\n".join(json.dumps(self.clean(r), default=str) for r in self.records(context))
        hook = S3Hook(aws_conn_id=self.aws_conn_id)
        hook.load_bytes(
            gzip.compress(lines.encode("utf-8")),
            key=self.s3_key,
            bucket_name=self.s3_bucket,
            replace=True,
        )
        return f"s3://{self.s3_bucket}/{self.s3_key}"

    def clean(self, record: dict) -> dict:
        return record


class ZendeskTicketsToS3Operator(ApiToS3Operator):
    DROP = ("description", "raw_subject", "via")

    def records(self, context: Context) -> Iterable[dict]:
        hook = ZendeskIncrementalHook()
        return hook.tickets_since(context["data_interval_start"])

    def clean(self, record: dict) -> dict:
        return {k: v for k, v in record.items() if k not in self.DROP}


class AsanaTasksToS3Operator(ApiToS3Operator):
    def __init__(self, *, project_gid: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.project_gid = project_gid

    def records(self, context: Context) -> Iterable[dict]:
        yield from AsanaTasksHook().project_tasks(self.project_gid, context["ds"])
