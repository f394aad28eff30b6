from __future__ import annotations

import json
from typing import Any, Iterable

from airflow.models import BaseOperator
from airflow.providers.google.cloud.hooks.gcs import GCSHook


class ToLakeOperator(BaseOperator):
    """extract() in the subclass; this class lands newline JSON in the lake."""

    template_fields = ("object_name",)
    bucket = "revops-landing"

    def __init__(self, *, object_name: str, gcp_conn_id: str = "google_cloud_default", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.object_name = object_name
        self.gcp_conn_id = gcp_conn_id

    def extract(self, context) -> Iterable[dict[str, Any]]:
        raise NotImplementedError

    def shape(self, record: dict[str, Any]) -> dict[str, Any]:
        return record

    def execute(self, context) -> str:
        lines = [json.dumps(self.shape(r)) for r in self.extract(context)]
        GCSHook(gcp_conn_id=self.gcp_conn_id).upload(
            bucket_name=self.bucket,
            object_name=self.object_name,
            data="\n".join(lines),
            mime_type="application/x-ndjson",
        )
        return f"gs://{self.bucket}/{self.object_name}"
