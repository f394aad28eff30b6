# -*- coding: utf-8 -*-
# Exporta títulos do Omie e pedidos do Bling para a pasta saida/
# rodar antes do avisa.py !!
import csv
import json
import os
from datetime import date

import requests

PASTA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "saida")
ARQ_TITULOS = os.path.join(PASTA, "titulos_vencidos.json")
ARQ_PEDIDOS = os.path.join(PASTA, "pedidos.csv")


def omie(call, param):
    corpo = {
        "call": call,
        "app_key": os.environ["OMIE_APP_KEY"],
        "app_secret": os.environ["OMIE_APP_SECRET"],
        "param": [param],
    }
    r = requests.post("https://app.omie.com.br/api/v1/financas/contareceber/", json=corpo)
    r.raise_for_status()
    return r.json()


def titulos_vencidos():
    pagina = 1
    while True:
        resp = omie("ListarContasReceber", {
            "pagina": pagina,
            "registros_por_pagina": 100,
            "filtrar_por_status": "ATRASADO",
        })
        for t in resp["conta_receber_cadastro"]:
            yield {
                "codigo": t["codigo_lancamento_omie"],
                "cliente": t["codigo_cliente_fornecedor"],
                "documento": t.get("numero_documento", ""),
                "valor": t["valor_documento"],
                "vencimento": t["data_vencimento"],
            }
        if pagina >= resp["total_de_paginas"]:
            return
        pagina += 1


def bling(recurso, **params):
    r = requests.get(
        "https://api.bling.com.br/Api/v3/" + recurso,
        headers={"Authorization": "Bearer " + os.environ["BLING_TOKEN"]},
        params=params,
    )
    r.raise_for_status()
    return r.json()["data"]


def pedidos_bling():
    pagina = 1
    while True:
        dados = bling("pedidos/vendas", pagina=pagina, limite=100, dataInicial=date.today().isoformat())
        if not dados:
            break
        for p in dados:
            yield p
        pagina += 1


def main():
    os.makedirs(PASTA, exist_ok=True)
    with open(ARQ_TITULOS, "w", encoding="utf-8") as f:
        json.dump(list(titulos_vencidos()), f, ensure_ascii=False, indent=2)

    with open(ARQ_PEDIDOS, "w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, fieldnames=["numero", "cliente", "email", "total"])
        w.writeheader()
        for p in pedidos_bling():
            contato = bling("contatos/%s" % p["contato"]["id"])
            w.writerow({
                "numero": p["numero"],
                "cliente": contato["nome"],
                "email": contato.get("email") or "",
                "total": p["total"],
            })
    print("ok, arquivos em", PASTA)


if __name__ == "__main__":
    main()
