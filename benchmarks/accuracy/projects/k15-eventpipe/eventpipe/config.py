import os

KAFKA = os.environ.get("KAFKA_BOOTSTRAP", "kafka:9092")
ORDER_TOPIC = "shop.orders.v1"
KLAVIYO_KEY = os.environ.get("KLAVIYO_KEY", "")
CLICKHOUSE_HOST = os.environ.get("CLICKHOUSE_HOST", "clickhouse")
YOTPO_APP = os.environ.get("YOTPO_APP_KEY", "")
YOTPO_TOKEN = os.environ.get("YOTPO_UTOKEN", "")
GORGIAS_DOMAIN = "fernweh"
GORGIAS_AUTH = (os.environ.get("GORGIAS_USER", ""), os.environ.get("GORGIAS_KEY", ""))
POLL_SECONDS = 300
