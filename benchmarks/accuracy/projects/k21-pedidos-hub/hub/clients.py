import httpx

from hub.schemas import Pedido


class BlingError(RuntimeError):
    pass


class VtexClient:
    def __init__(self, account: str, key: str, token: str) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"https://{account}.vtexcommercestable.com.br",
            headers={"X-VTEX-API-AppKey": key, "X-VTEX-API-AppToken": token},
        )

    async def get_order(self, order_id: str) -> Pedido:
        r = await self._http.get(f"/api/oms/pvt/orders/{order_id}")
        r.raise_for_status()
        return Pedido.from_vtex(r.json())


class BlingClient:
    def __init__(self, token: str) -> None:
        self._http = httpx.AsyncClient(
            base_url="https://api.bling.com.br/Api/v3",
            headers={"Authorization": f"Bearer {token}"},
        )

    async def criar_pedido(self, payload: dict) -> None:
        r = await self._http.post("/pedidos/vendas", json=payload)
        if r.is_error:
            raise BlingError(r.status_code)


class RdStationClient:
    def __init__(self, api_key: str) -> None:
        self._http = httpx.AsyncClient(base_url="https://api.rd.services", params={"api_key": api_key})

    async def conversao(self, identificador: str, email: str, **campos: object) -> None:
        body = {
            "event_type": "CONVERSION",
            "event_family": "CDP",
            "payload": {"conversion_identifier": identificador, "email": email, **campos},
        }
        r = await self._http.post("/platform/conversions", json=body)
        r.raise_for_status()


class MercadoLivreClient:
    def __init__(self, token: str) -> None:
        self._http = httpx.AsyncClient(
            base_url="https://api.mercadolibre.com", headers={"Authorization": f"Bearer {token}"}
        )

    async def get(self, resource: str) -> dict:
        r = await self._http.get(resource)
        r.raise_for_status()
        return r.json()


class SlackNotifier:
    def __init__(self, webhook: str) -> None:
        self._url = webhook
        self._http = httpx.AsyncClient()

    async def avisar(self, texto: str) -> None:
        await self._http.post(self._url, json={"text": texto})
