from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI

from hub.container import Container, get_container
from hub.schemas import MercadoLivreHook, PedidoPago, PerguntaRecebida, VtexHook

app = FastAPI(title="pedidos-hub")
Deps = Annotated[Container, Depends(get_container)]


@app.post("/hooks/vtex", status_code=202)
async def vtex(hook: VtexHook, bg: BackgroundTasks, c: Deps) -> dict:
    if hook.state != "payment-approved":
        return {"ignored": True}
    pedido = await c.vtex.get_order(hook.order_id)
    bg.add_task(c.bus.publish, PedidoPago(pedido=pedido))
    return {"ok": True}


@app.post("/hooks/mercadolivre", status_code=202)
async def mercadolivre(hook: MercadoLivreHook, c: Deps) -> dict:
    if hook.topic != "questions":
        return {"ignored": True}
    pergunta = await c.ml.get(hook.resource)
    item = await c.ml.get(f"/items/{pergunta['item_id']}")
    await c.bus.publish(
        PerguntaRecebida(texto=pergunta["text"], anuncio=item["title"], comprador=pergunta["from"]["id"])
    )
    return {"ok": True}
