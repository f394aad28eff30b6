from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="SUBM_")

    chargebee_site: str = "acme"
    chargebee_key: str = ""
    recurly_key: str = ""
    chartmogul_key: str = ""
    bq_table: str = "acme-dwh.raw.recurly_accounts"
    sheet_id: str = ""


settings = Settings()
