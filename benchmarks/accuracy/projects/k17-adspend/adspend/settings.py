from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    google_ads_customer: str
    meta_token: str
    meta_account: str
    linkedin_token: str
    linkedin_account: str
    bq_table: str = "acme-dwh.marketing.ad_spend"
    budget_sheet: str = "Media budgets 2024"
    teams_webhook: str


settings = Settings()
