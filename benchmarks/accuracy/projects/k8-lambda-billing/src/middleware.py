import functools
import json
import logging

log = logging.getLogger()
log.setLevel("INFO")


def sqs_batch(fn):
    """Run fn for the decoded body of each record, report failures one by one."""

    @functools.wraps(fn)
    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                fn(json.loads(record["body"]))
            except Exception:
                log.exception("message %s", record["messageId"])
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler
