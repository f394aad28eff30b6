import os
from contextlib import asynccontextmanager

import httpx
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException

from .modelos import AvisoTicket
from .odoo import Odoo
from .resumen import resumir
from .telefonia import llamar_guardia


@asynccontextmanager
async def ciclo(app: FastAPI):
    app.state.zendesk = httpx.AsyncClient(
        base_url=f"https://{os.environ['ZENDESK_SUBDOMINIO']}.zendesk.com/api/v2",
        auth=(os.environ["ZENDESK_USUARIO"] + "/token", os.environ["ZENDESK_TOKEN"]),
        timeout=20,
    )
    app.state.odoo = Odoo.desde_entorno()
    yield
    await app.state.zendesk.aclose()


app = FastAPI(title="soporte", lifespan=ciclo)


def verificar(x_clave: str = Header(default="")) -> None:
    if x_clave != os.environ["CLAVE_WEBHOOK"]:
        raise HTTPException(status_code=403)


@app.get("/salud")
def salud():
    return {"estado": "ok"}


@app.post("/zendesk/ticket", dependencies=[Depends(verificar)], status_code=202)
async def ticket_nuevo(aviso: AvisoTicket, tareas: BackgroundTasks):
    tareas.add_task(procesar, aviso)
    return {"recibido": aviso.ticket_id}


async def procesar(aviso: AvisoTicket) -> None:
    odoo: Odoo = app.state.odoo
    zendesk: httpx.AsyncClient = app.state.zendesk

    cliente = odoo.buscar_cliente(aviso.correo)
    if aviso.urgente:
        llamar_guardia(aviso)
    if cliente is None:
        await zendesk.put(f"/tickets/{aviso.ticket_id}/tags", json={"tags": ["sin_cliente"]})
        return

    r = await zendesk.get(f"/tickets/{aviso.ticket_id}/comments")
    r.raise_for_status()
    hilo = [c["plain_body"] for c in r.json()["comments"]]
    odoo.anotar(cliente["id"], resumir(hilo))

    comercial = cliente["user_id"][1] if cliente["user_id"] else "sin asignar"
    await zendesk.put(
        f"/tickets/{aviso.ticket_id}",
        json={
            "ticket": {
                "comment": {
                    "body": f"Cliente {cliente['ref']}, comercial: {comercial}, saldo vencido: {cliente['total_overdue']} €",
                    "public": False,
                }
            }
        },
    )
