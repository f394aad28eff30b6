"""Shared bits for the college cron jobs."""
import os

import pyodbc
import requests
import yaml

with open(os.path.join(os.path.dirname(__file__), "config.yaml")) as fh:
    CONFIG = yaml.safe_load(fh)


def make_api(section):
    """Return a function call(method, path, **kw) bound to one service of config.yaml."""
    conf = CONFIG[section]
    session = requests.Session()
    if "token_env" in conf:
        session.params = {"wstoken": os.environ[conf["token_env"]], "moodlewsrestformat": "json"}
    else:
        session.auth = (os.environ[conf["user_env"]], os.environ[conf["pass_env"]])

    def call(method, path="", **kw):
        r = session.request(method, conf["base"] + path, timeout=60, **kw)
        r.raise_for_status()
        return r.json()

    return call


def student_db():
    c = CONFIG["studentdb"]
    return pyodbc.connect(
        "DRIVER={%(driver)s};SERVER=%(server)s;DATABASE=%(database)s;Trusted_Connection=yes" % c
    )
