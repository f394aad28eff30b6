from functools import cached_property

from pydantic_settings import BaseSettings, SettingsConfigDict

from .dynamics import Dynamics
from .jobs import BackSync, Inbound
from .marketo import Marketo
from .verify import MailVerifier


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="LF_")

    munchkin: str
    mkto_id: str
    mkto_secret: str
    crm_org: str
    tenant: str
    crm_client: str
    crm_secret: str
    zb_key: str
    list_id: int = 1042
    state_file: str = "/var/lib/leadflow/state.json"


class Container:
    def __init__(self, settings=None):
        self.s = settings or Settings()

    @cached_property
    def marketo(self):
        return Marketo(self.s.munchkin, self.s.mkto_id, self.s.mkto_secret)

    @cached_property
    def dynamics(self):
        return Dynamics(self.s.crm_org, self.s.tenant, self.s.crm_client, self.s.crm_secret)

    def inbound(self):
        return Inbound(self.marketo, self.dynamics, MailVerifier(self.s.zb_key), self.s.list_id)

    def backsync(self):
        return BackSync(crm=self.dynamics, automation=self.marketo, state_file=self.s.state_file)
