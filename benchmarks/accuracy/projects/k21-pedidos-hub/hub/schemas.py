from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field


class VtexHook(BaseModel):
    order_id: str = Field(alias="OrderId")
    state: str = Field(alias="State")


class MercadoLivreHook(BaseModel):
    resource: str
    topic: str


class Item(BaseModel):
    sku: str
    nome: str
    quantidade: int
    preco: float


class Pedido(BaseModel):
    numero: str
    criado: datetime
    cliente: str
    documento: str
    email: str
    itens: list[Item]

    @property
    def total(self) -> float:
        return sum(i.preco * i.quantidade for i in self.itens)

    @classmethod
    def from_vtex(cls, raw: dict) -> "Pedido":
        perfil = raw["clientProfileData"]
        return cls(
            numero=raw["orderId"],
            criado=raw["creationDate"],
            cliente=f'{perfil["firstName"]} {perfil["lastName"]}',
            documento=perfil["document"],
            email=perfil["email"],
            itens=[
                Item(sku=i["refId"], nome=i["name"], quantidade=i["quantity"], preco=i["sellingPrice"] / 100)
                for i in raw["items"]
            ],
        )


class PedidoPago(BaseModel):
    pedido: Pedido


class PerguntaRecebida(BaseModel):
    texto: str
    anuncio: str
    comprador: int
