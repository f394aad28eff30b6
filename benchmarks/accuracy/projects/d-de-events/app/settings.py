from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    kafka_brokers: str = "kafka:9092"
    topic: str = "product-events"
    segment_secret: str = ""
    clickhouse_host: str = "clickhouse"
    pg_dsn: str = "postgresql://app@pg/app"
    redis_url: str = "redis://redis:6379/0"


settings = Settings()
