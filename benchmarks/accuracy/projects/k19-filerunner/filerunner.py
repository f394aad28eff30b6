#!/usr/bin/env python3
"""File errands for finance.

    filerunner statements   # bank statements out of the mailbox
    filerunner feeds        # supplier price feeds to the lake
    filerunner rates        # day rates for the pricing service
"""
import io
import os
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import PurePosixPath

import boto3
import click
import paramiko
import requests
from boxsdk import Client, JWTAuth
from imap_tools import AND, MailBox
from pymongo import MongoClient, UpdateOne

STATEMENT_SENDER = "no-reply@statements.examplebank.com"


@contextmanager
def supplier_sftp():
    transport = paramiko.Transport((os.environ["FEED_HOST"], 22))
    transport.connect(username=os.environ["FEED_USER"], password=os.environ["FEED_PASSWORD"])
    try:
        yield paramiko.SFTPClient.from_transport(transport)
    finally:
        transport.close()


def attachments(box, suffix):
    """(name, bytes) of every matching attachment, mails are marked seen."""
    for mail in box.fetch(AND(from_=STATEMENT_SENDER, seen=False), mark_seen=True):
        for att in mail.attachments:
            if att.filename.lower().endswith(suffix):
                yield f"{mail.date:%Y-%m-%d}_{att.filename}", att.payload


def counted(label):
    def wrap(fn):
        def inner(*args, **kwargs):
            n = fn(*args, **kwargs)
            click.echo(f"{datetime.now():%H:%M} {label}: {n}")
            return n

        inner.__name__ = fn.__name__
        inner.__doc__ = fn.__doc__
        return inner

    return wrap


@click.group()
def cli():
    pass


@cli.command()
@click.option("--folder", envvar="BOX_FOLDER", required=True)
@counted("statements")
def statements(folder):
    """Mail attachments to the accountants' Box folder."""
    target = Client(JWTAuth.from_settings_file(os.environ["BOX_CONFIG"])).folder(folder)
    n = 0
    with MailBox(os.environ["IMAP_HOST"]).login(os.environ["IMAP_USER"], os.environ["IMAP_PASSWORD"]) as box:
        for name, payload in attachments(box, ".pdf"):
            target.upload_stream(io.BytesIO(payload), name)
            n += 1
    return n


@cli.command()
@click.option("--bucket", default="acme-lake-raw")
@counted("feeds")
def feeds(bucket):
    """Supplier price feeds to S3."""
    s3 = boto3.client("s3")
    n = 0
    with supplier_sftp() as sftp:
        for entry in sftp.listdir_attr("/out"):
            if not entry.filename.endswith((".csv", ".csv.gz")):
                continue
            with sftp.open("/out/" + entry.filename, "rb") as fh:
                key = PurePosixPath("feeds") / date.today().isoformat() / entry.filename
                s3.upload_fileobj(fh, bucket, str(key))
            n += 1
    return n


@cli.command()
@counted("rates")
def rates():
    """ECB day rates to MongoDB."""
    doc = requests.get(
        "https://api.exchangeratesapi.io/v1/latest",
        params={"access_key": os.environ["RATES_KEY"], "symbols": "USD,GBP,CHF,SEK,PLN"},
        timeout=10,
    ).json()
    ops = [
        UpdateOne({"day": doc["date"], "currency": cur}, {"$set": {"rate": rate, "base": doc["base"]}}, upsert=True)
        for cur, rate in doc["rates"].items()
    ]
    coll = MongoClient(os.environ["MONGO_URL"]).pricing.day_rates
    res = coll.bulk_write(ops)
    return res.upserted_count + res.modified_count


if __name__ == "__main__":
    cli()
