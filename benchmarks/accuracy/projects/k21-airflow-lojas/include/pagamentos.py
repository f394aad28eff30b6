"""Cobranças do Pagar.me (API v5)."""
import requests
from airflow.models import Variable

URL = "https://api.pagar.me/core/v5/charges"


def cobrancas_do_dia(ds: str) -> list[dict]:
    sessao = requests.Session()
    sessao.auth = (Variable.get("pagarme_secret"), "")
    pagina, saida = 1, []
    while True:
        r = sessao.get(
            URL,
            params={"created_since": f"{ds}T00:00:00", "created_until": f"{ds}T23:59:59", "page": pagina, "size": 30},
        )
        r.raise_for_status()
        dados = r.json()["data"]
        saida.extend(
            {
                "id": c["id"],
                "codigo": c["code"],
                "valor": c["amount"] / 100,
                "meio": c["payment_method"],
                "situacao": c["status"],
                "criada": c["created_at"],
            }
            for c in dados
        )
        if len(dados) < 30:
            return saida
        pagina += 1
