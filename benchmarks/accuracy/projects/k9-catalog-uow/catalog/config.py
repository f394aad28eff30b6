import os

MONGO_URL = os.environ.get("MONGO_URL", "mongodb://mongo.internal:27017")
AMQP_URL = os.environ.get("AMQP_URL", "amqp://rabbit.internal")
AKENEO = "https://acme.cloud.akeneo.com/api/rest/v1"
ELASTIC_URL = os.environ.get("ELASTIC_URL", "https://es.internal:9200")
CONTENTFUL_SPACE = "k2p1xq9v7abc"
OUTBOX = "/var/lib/catalog/outbox.db"
