# -*- coding: utf-8 -*-
"""Context managers for everything we talk to."""
import io
import os
from contextlib import contextmanager

import boto3
import paramiko
import requests


class SupplierDrop(object):
    """with SupplierDrop(host, user, key) as drop: drop.read(path)"""

    def __init__(self, host, user, key, port=22):
        self.host, self.user, self.key, self.port = host, user, os.path.expanduser(key), port
        self._ssh = None
        self._sftp = None

    def __enter__(self):
        self._ssh = paramiko.SSHClient()
        self._ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
        self._ssh.load_system_host_keys()
        self._ssh.connect(self.host, self.port, self.user, key_filename=self.key)
        self._sftp = self._ssh.open_sftp()
        return self

    def __exit__(self, *exc_info):
        self._sftp.close()
        self._ssh.close()
        return False

    def read(self, path):
        with self._sftp.open(path, "rb") as fh:
            fh.prefetch()
            return fh.read()

    def write(self, path, text):
        buf = io.BytesIO(text.encode("utf-8"))
        self._sftp.putfo(buf, path + ".part")
        self._sftp.rename(path + ".part", path)


class Shop(object):
    def __init__(self, store, token):
        self.base = "https://api.bigcommerce.com/stores/%s" % store
        self.token = token

    def __enter__(self):
        self.http = requests.Session()
        self.http.headers.update({"X-Auth-Token": self.token, "Accept": "application/json"})
        return self

    def __exit__(self, *exc_info):
        self.http.close()

    def set_levels(self, pairs, location=1):
        items = [{"location_id": location, "sku": sku, "quantity": qty} for sku, qty in pairs]
        body = {"reason": "supplier feed", "items": items}
        self.http.put(self.base + "/v3/inventory/adjustments/absolute", json=body).raise_for_status()

    def open_orders(self):
        r = self.http.get(self.base + "/v2/orders", params={"status_id": 11, "limit": 250})
        if r.status_code == 204:
            return
        for order in r.json():
            order["lines"] = self.http.get(self.base + "/v2/orders/%d/products" % order["id"]).json()
            yield order


@contextmanager
def bucket(name):
    session = boto3.session.Session()
    resource = session.resource("s3")
    try:
        yield resource.Bucket(name)
    finally:
        resource.meta.client.close()
