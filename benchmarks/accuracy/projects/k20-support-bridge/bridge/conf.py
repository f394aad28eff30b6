import os
import pathlib

import yaml

_data = yaml.safe_load((pathlib.Path(__file__).parents[1] / "config.yaml").read_text())


def get(section, key):
    """config.yaml, overridable with ZENDESK_SUBDOMAIN etc."""
    return os.environ.get(f"{section}_{key}".upper()) or _data[section][key]


def secret(name):
    return os.environ[name]
