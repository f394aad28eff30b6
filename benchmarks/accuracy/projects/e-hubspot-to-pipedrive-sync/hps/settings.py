import os
from dataclasses import dataclass, field

from dotenv import load_dotenv

load_dotenv()


@dataclass(frozen=True)
class Settings:
    hubspot_token: str = field(default_factory=lambda: os.environ["HUBSPOT_PRIVATE_APP_TOKEN"])
    pipedrive_token: str = field(default_factory=lambda: os.environ["PIPEDRIVE_API_TOKEN"])
    pipedrive_domain: str = os.getenv("PIPEDRIVE_DOMAIN", "acmegmbh")
    pipeline_id: int = int(os.getenv("PIPEDRIVE_PIPELINE", "3"))
    slack_hook: str = os.getenv("SLACK_WEBHOOK_URL", "")
    state_file: str = os.getenv("STATE_FILE", "/var/lib/hps/state.json")


# hubspot lifecycle -> pipedrive label id
LABELS = {
    "marketingqualifiedlead": 11,
    "salesqualifiedlead": 12,
    "opportunity": 14,
}

OWNER_MAP = {
    # hubspot owner id: pipedrive user id
    "118820941": 1402113,
    "118820977": 1402190,
    "120044102": 1533001,
}
