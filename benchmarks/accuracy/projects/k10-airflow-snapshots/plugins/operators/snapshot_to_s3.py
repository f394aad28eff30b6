from __future__ import annotations

import json
from typing import Any, Iterable

from airflow.models import BaseOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook

from hooks.freshdesk_hook import FreshdeskHook
from hooks.recurly_hook import RecurlyHook


class SnapshotToS3Operator(BaseOperator):
    """Writes what ``rows`` yields as JSON lines and returns the key."""

    template_fields = ("key",)

    def __init__(self, *, bucket: str, key: str, aws_conn_id: str = "aws_default", **kwargs) -> None:
        super().__init__(**kwargs)
        self.bucket = bucket
        self.key = key
        self.aws_conn_id = aws_conn_id

    def rows(self, context: dict[str, Any]) -> Iterable[dict[str, Any]]:
        raise NotImplementedError

    def execute(self, context: dict[str, Any]) -> str:
        body = "\n".join(json.dumps(row, default=str) for row in self.rows(context))
        S3Hook(self.aws_conn_id).load_string(body, key=self.key, bucket_name=self.bucket, replace=True)
        return self.key


class RecurlyInvoicesToS3Operator(SnapshotToS3Operator):
    def rows(self, context):
        start = context["data_interval_start"].isoformat()
        end = context["data_interval_end"].isoformat()
        return RecurlyHook().invoices(start, end)


class FreshdeskTicketsToS3Operator(SnapshotToS3Operator):
    keep = ("id", "subject", "status", "priority", "requester_id", "created_at", "updated_at")

    def rows(self, context):
        since = context["data_interval_start"].strftime("%Y-%m-%dT%H:%M:%SZ")
        for ticket in FreshdeskHook().tickets(since):
            yield {k: ticket.get(k) for k in self.keep}
