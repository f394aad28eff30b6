import json
import os
from dataclasses import dataclass

import redis

from .akeneo import AkeneoCatalog
from .journal import SqlJournal
from .ports import Catalog, Journal, Storefront
from .storefront import ShopifyStorefront
from .translate import DeeplTranslator


@dataclass
class Job:
    catalog: Catalog
    storefront: Storefront
    journal: Journal


def build():
    env = os.environ
    catalog = AkeneoCatalog(env["AKENEO_HOST"], env["AKENEO_CLIENT"], env["AKENEO_SECRET"], env["AKENEO_USER"], env["AKENEO_PASS"])
    translator = DeeplTranslator(env["DEEPL_KEY"], redis.Redis(host=env.get("REDIS_HOST", "localhost")))
    for shop in json.loads(env["SHOPS"]):
        yield Job(
            catalog=catalog,
            storefront=ShopifyStorefront(shop["name"], env[shop["token_env"]], shop["lang"], translator),
            journal=SqlJournal("postgresql+psycopg2://" + env["JOURNAL_DB"], shop["name"]),
        )
