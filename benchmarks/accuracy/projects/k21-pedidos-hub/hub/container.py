from dataclasses import dataclass
from functools import lru_cache

from hub.bus import EventBus
from hub.clients import BlingClient, MercadoLivreClient, RdStationClient, SlackNotifier, VtexClient
from hub.handlers import registrar
from hub.settings import get_settings


@dataclass(frozen=True)
class Container:
    vtex: VtexClient
    ml: MercadoLivreClient
    bus: EventBus


@lru_cache
def get_container() -> Container:
    s = get_settings()
    bus = EventBus()
    registrar(
        bus,
        bling=BlingClient(s.bling_token.get_secret_value()),
        rd=RdStationClient(s.rd_api_key.get_secret_value()),
        slack=SlackNotifier(s.slack_webhook),
    )
    return Container(
        vtex=VtexClient(s.vtex_account, s.vtex_app_key, s.vtex_app_token.get_secret_value()),
        ml=MercadoLivreClient(s.ml_token.get_secret_value()),
        bus=bus,
    )
