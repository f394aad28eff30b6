import logging

from hub.bus import EventBus
from hub.clients import BlingClient, BlingError, RdStationClient, SlackNotifier
from hub.schemas import PedidoPago, PerguntaRecebida

log = logging.getLogger(__name__)


def registrar(bus: EventBus, bling: BlingClient, rd: RdStationClient, slack: SlackNotifier) -> None:
    @bus.on(PedidoPago)
    async def enviar_para_erp(ev: PedidoPago) -> None:
        p = ev.pedido
        corpo = {
            "numeroLoja": p.numero,
            "data": p.criado.date().isoformat(),
            "contato": {"nome": p.cliente, "numeroDocumento": p.documento},
            "itens": [
                {"codigo": i.sku, "descricao": i.nome, "quantidade": i.quantidade, "valor": i.preco} for i in p.itens
            ],
        }
        try:
            await bling.criar_pedido(corpo)
        except BlingError:
            log.exception("bling recusou %s", p.numero)
            await slack.avisar(":warning: O Bling recusou um pedido, conferir o log do hub.")

    @bus.on(PedidoPago)
    async def marcar_conversao(ev: PedidoPago) -> None:
        await rd.conversao("compra-site", ev.pedido.email, name=ev.pedido.cliente, cf_valor_pedido=ev.pedido.total)

    @bus.on(PerguntaRecebida)
    async def avisar_atendimento(ev: PerguntaRecebida) -> None:
        await slack.avisar(f"*{ev.anuncio}*\n> {ev.texto}\ncomprador {ev.comprador}")
