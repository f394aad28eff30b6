import os

from dotenv import load_dotenv

load_dotenv()


def need(key: str) -> str:
    try:
        return os.environ[key]
    except KeyError:
        raise SystemExit(f"{key} missing, see .env.example")


CONTENTFUL_SPACE = need("CONTENTFUL_SPACE")
CONTENTFUL_TOKEN = need("CONTENTFUL_TOKEN")
NOTION_TOKEN = need("NOTION_TOKEN")
NOTION_DB = need("NOTION_DB")
YT_KEY = need("YT_KEY")
YT_PLAYLIST = need("YT_PLAYLIST")
ALGOLIA_APP, ALGOLIA_KEY = need("ALGOLIA_APP"), need("ALGOLIA_KEY")
WP_USER, WP_APP_PASSWORD = need("WP_USER"), need("WP_APP_PASSWORD")
BASEROW_TOKEN, BASEROW_TABLE = need("BASEROW_TOKEN"), need("BASEROW_TABLE")
