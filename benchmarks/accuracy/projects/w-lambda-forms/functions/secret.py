import json
from functools import lru_cache

import boto3


@lru_cache(maxsize=None)
def get(secret_id):
    value = boto3.client("secretsmanager").get_secret_value(SecretId=secret_id)
    return json.loads(value["SecretString"])
