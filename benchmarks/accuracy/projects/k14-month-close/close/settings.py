from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class BrexSettings(BaseSettings):
    token: SecretStr = Field(alias="BREX_TOKEN")
    url: str = "https://platform.brexapis.com"


class RampSettings(BaseSettings):
    token: SecretStr = Field(alias="RAMP_TOKEN")
    url: str = "https://api.ramp.com/developer/v1"


class QuickBooksSettings(BaseSettings):
    realm: str = Field(alias="QBO_REALM")
    token: SecretStr = Field(alias="QBO_TOKEN")
    url: str = "https://quickbooks.api.intuit.com/v3/company"


class Settings(BaseSettings):
    brex: BrexSettings = Field(default_factory=BrexSettings)
    ramp: RampSettings = Field(default_factory=RampSettings)
    qbo: QuickBooksSettings = Field(default_factory=QuickBooksSettings)
    database_url: str = Field(
        "mssql+pyodbc://close@fin-sql01/Finance?driver=ODBC+Driver+18+for+SQL+Server", alias="FIN_DB")
    mattermost_hook: str = Field(alias="MATTERMOST_HOOK")
    asana_token: SecretStr = Field(alias="ASANA_TOKEN")
    asana_project: str = "1205566778899001"
