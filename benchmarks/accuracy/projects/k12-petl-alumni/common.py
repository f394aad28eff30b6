"""Shared bits for the alumni jobs. Paths are relative to the repo root (run from there)."""
import os
from contextlib import contextmanager

import oracledb
import paramiko
from simple_salesforce import Salesforce

ALUMNI_CSV = "data/alumni_extract.csv"
PLEDGES_CSV = "data/pledges.csv"


def banner():
    """Student records (Banner). Read/write account, be careful."""
    return oracledb.connect(
        user=os.environ["BANNER_USER"],
        password=os.environ["BANNER_PWD"],
        dsn="banner-db.univ.internal:1521/PROD",
    )


def crm():
    return Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
        client_id="alumni-jobs",
    )


@contextmanager
def printhouse():
    """SFTP of the mailing house."""
    t = paramiko.Transport(("sftp.mailhouse-northwest.com", 22))
    t.connect(username=os.environ["MAILHOUSE_USER"], password=os.environ["MAILHOUSE_PWD"])
    client = paramiko.SFTPClient.from_transport(t)
    try:
        yield client
    finally:
        client.close()
        t.close()
