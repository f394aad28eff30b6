import json
import os
from functools import lru_cache

from xero_python.api_client import ApiClient
from xero_python.api_client.configuration import Configuration
from xero_python.api_client.oauth2 import OAuth2Token

TOKEN_FILE = os.path.expanduser("~/.bankfeed/xero.json")


@lru_cache()
def api_client():
    client = ApiClient(
        Configuration(oauth2_token=OAuth2Token(client_id=os.environ["XERO_ID"], client_secret=os.environ["XERO_SECRET"])),
        pool_threads=1,
    )

    @client.oauth2_token_getter
    def load():
        with open(TOKEN_FILE) as f:
            return json.load(f)

    @client.oauth2_token_saver
    def save(token):
        with open(TOKEN_FILE, "w") as f:
            json.dump(token, f)

    return client
