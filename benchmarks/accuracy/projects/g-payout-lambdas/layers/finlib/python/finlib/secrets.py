import functools
import json

import boto3


@functools.lru_cache(maxsize=None)
def secret(name):
    value = boto3.client("secretsmanager").get_secret_value(SecretId=f"finance/{name}")
    return json.loads(value["SecretString"])
