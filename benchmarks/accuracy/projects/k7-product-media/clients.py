import os

import cloudinary
from algoliasearch.search_client import SearchClient
from redis import Redis
from rq import Queue
from woocommerce import API

woo = API(
    url=os.environ["WOO_URL"],
    consumer_key=os.environ["WOO_KEY"],
    consumer_secret=os.environ["WOO_SECRET"],
    version="wc/v3",
    timeout=40,
)

cloudinary.config(
    cloud_name=os.environ["CLOUDINARY_NAME"],
    api_key=os.environ["CLOUDINARY_KEY"],
    api_secret=os.environ["CLOUDINARY_SECRET"],
)

index = SearchClient.create(os.environ["ALGOLIA_APP"], os.environ["ALGOLIA_KEY"]).init_index("products")

queue = Queue("media", connection=Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379")))
