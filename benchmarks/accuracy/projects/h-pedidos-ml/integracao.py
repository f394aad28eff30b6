# -*- coding: utf-8 -*-
"""
Pedidos do Mercado Livre -> Bling, a cada 10 minutos (cron na VPS)
"""
import json
import os
from datetime import datetime, timedelta, timezone

import requests
from dotenv import load_dotenv

load_dotenv()

ML = "https://api.mercadolibre.com"
BLING = "https://api.bling.com.br/Api/v3"
VENDEDOR = os.getenv("ML_SELLER_ID")
ARQUIVO_TOKENS = "tokens.json"
ARQUIVO_FEITOS = "feitos.txt"


def ler_tokens():
    with open(ARQUIVO_TOKENS) as arq:
        return json.load(arq)


def gravar_tokens(tokens):
    with open(ARQUIVO_TOKENS, "w") as arq:
        json.dump(tokens, arq)


def renovar_ml(tokens):
    resp = requests.post(
        ML + "/oauth/token",
        data={
            "grant_type": "refresh_token",
            "client_id": os.getenv("ML_APP_ID"),
            "client_secret": os.getenv("ML_SECRET"),
            "refresh_token": tokens["ml"]["refresh_token"],
        },
    )
    resp.raise_for_status()
    tokens["ml"] = resp.json()
    gravar_tokens(tokens)


def renovar_bling(tokens):
    resp = requests.post(
        "https://www.bling.com.br/Api/v3/oauth/token",
        auth=(os.getenv("BLING_CLIENT_ID"), os.getenv("BLING_CLIENT_SECRET")),
        data={"grant_type": "refresh_token", "refresh_token": tokens["bling"]["refresh_token"]},
    )
    resp.raise_for_status()
    tokens["bling"] = resp.json()
    gravar_tokens(tokens)


def buscar_pedidos(token):
    desde = (datetime.now(timezone.utc) - timedelta(hours=6)).isoformat()
    resp = requests.get(
        ML + "/orders/search",
        headers={"Authorization": "Bearer " + token},
        params={"seller": VENDEDOR, "order.status": "paid", "order.date_created.from": desde, "sort": "date_asc"},
    )
    resp.raise_for_status()
    return resp.json()["results"]


def ja_feitos():
    if not os.path.exists(ARQUIVO_FEITOS):
        return set()
    with open(ARQUIVO_FEITOS) as arq:
        return set(linha.strip() for linha in arq)


def criar_contato(comprador, cab):
    dados = {
        "nome": (comprador.get("first_name", "") + " " + comprador.get("last_name", "")).strip() or comprador["nickname"],
        "codigo": "ML%s" % comprador["id"],
        "tipo": "F",
        "situacao": "A",
    }
    resp = requests.post(BLING + "/contatos", headers=cab, json=dados)
    resp.raise_for_status()
    return resp.json()["data"]["id"]


def criar_pedido(pedido, contato, cab):
    dados = {
        "numeroLoja": str(pedido["id"]),
        "data": pedido["date_created"][:10],
        "contato": {"id": contato},
        "loja": {"id": int(os.getenv("BLING_LOJA", "0"))},
        "itens": [
            {
                "codigo": item["item"].get("seller_sku") or item["item"]["id"],
                "descricao": item["item"]["title"],
                "quantidade": item["quantity"],
                "valor": item["unit_price"],
            }
            for item in pedido["order_items"]
        ],
        "parcelas": [{"valor": pedido["total_amount"], "dataVencimento": pedido["date_created"][:10]}],
    }
    resp = requests.post(BLING + "/pedidos/vendas", headers=cab, json=dados)
    resp.raise_for_status()
    return resp.json()["data"]["id"]


def avisar_expedicao(numero_bling, pedido):
    dados = {
        "messaging_product": "whatsapp",
        "to": os.getenv("WA_EXPEDICAO"),
        "type": "template",
        "template": {
            "name": "novo_pedido",
            "language": {"code": "pt_BR"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "text": str(numero_bling)},
                        {"type": "text", "text": str(len(pedido["order_items"]))},
                    ],
                }
            ],
        },
    }
    requests.post(
        "https://graph.facebook.com/v18.0/%s/messages" % os.getenv("WA_PHONE_ID"),
        headers={"Authorization": "Bearer " + os.getenv("WA_TOKEN")},
        json=dados,
    )


def registrar_execucao():
    dados = {
        "event_type": "CONVERSION",
        "event_family": "CDP",
        "payload": {
            "conversion_identifier": "integracao-ml-rodou",
            "email": os.getenv("EMAIL_MONITOR"),
        },
    }
    requests.post(
        "https://api.rd.services/platform/conversions",
        params={"api_key": os.getenv("RD_API_KEY")},
        json=dados,
    )


def main():
    tokens = ler_tokens()
    renovar_ml(tokens)
    renovar_bling(tokens)
    cab = {"Authorization": "Bearer " + tokens["bling"]["access_token"], "Accept": "application/json"}
    feitos = ja_feitos()
    novos = 0
    for pedido in buscar_pedidos(tokens["ml"]["access_token"]):
        if str(pedido["id"]) in feitos:
            continue
        contato = criar_contato(pedido["buyer"], cab)
        numero = criar_pedido(pedido, contato, cab)
        avisar_expedicao(numero, pedido)
        with open(ARQUIVO_FEITOS, "a") as arq:
            arq.write("%s\n" % pedido["id"])
        novos += 1
    print(datetime.now().strftime("%d/%m %H:%M"), "novos:", novos)
    registrar_execucao()


if __name__ == "__main__":
    main()
