from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, Union

from pydantic import BaseModel, Field


class SquareConf(BaseModel):
    type: Literal["square"]
    token_env: str
    location: str


class LightspeedConf(BaseModel):
    type: Literal["lightspeed"]
    token_env: str
    account: str


class MoneybirdConf(BaseModel):
    type: Literal["moneybird"]
    token_env: str
    administration: str
    ledger: str


class EconomicConf(BaseModel):
    type: Literal["economic"]
    token_env: str
    journal: int


class Tenant(BaseModel):
    name: str
    tax_percent: int
    pos: Union[SquareConf, LightspeedConf] = Field(discriminator="type")
    books: Union[MoneybirdConf, EconomicConf] = Field(discriminator="type")


class Takings(BaseModel):
    """What a till took on one day."""

    day: date
    gross: Decimal
    receipts: int
    currency: str
