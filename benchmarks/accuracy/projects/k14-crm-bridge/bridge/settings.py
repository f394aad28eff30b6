import os
from dataclasses import dataclass, field


def _env(name, default=None):
    return field(default_factory=lambda: os.environ[name] if default is None else os.getenv(name, default))


@dataclass(frozen=True)
class Settings:
    close_key: str = _env("CLOSE_API_KEY")
    ac_account: str = _env("AC_ACCOUNT", "birchworks")
    ac_key: str = _env("AC_KEY")
    ac_list: str = _env("AC_LIST", "4")
    teamleader_token: str = _env("TEAMLEADER_TOKEN")
    discord_hook: str = _env("DISCORD_HOOK")   # https://discord.com/api/webhooks/...
    poll_seconds: int = int(os.getenv("POLL_SECONDS", "120"))
    won_status: str = _env("CLOSE_WON_STATUS", "stat_9rKwonCustomer")
