import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    hubspot_token: str
    stripe_key: str
    database_url: str
    slack_token: str
    asana_token: str
    wins_channel: str = "#wins"
    ops_channel: str = "#revops-alerts"
    onboarding_project: str = "1204477312345678"
    lookback_days: int = 2

    @classmethod
    def from_env(cls) -> "Settings":
        return cls(
            hubspot_token=os.environ["HUBSPOT_TOKEN"],
            stripe_key=os.environ["STRIPE_API_KEY"],
            database_url=os.environ["DATABASE_URL"],
            slack_token=os.environ["SLACK_BOT_TOKEN"],
            asana_token=os.environ["ASANA_PAT"],
            lookback_days=int(os.environ.get("LOOKBACK_DAYS", "2")),
        )
