# -*- coding: utf-8 -*-
# Lê os arquivos da pasta saida/ (exporta.py) e:
#   - cria um card no Pipefy para cada título vencido
#   - manda SMS pro gerente com o total em atraso
#   - registra a conversão de compra no RD Station
import csv
import json
import os

import requests
from twilio.rest import Client

from exporta import ARQ_PEDIDOS, ARQ_TITULOS

MUTATION = """
mutation($pipe: ID!, $titulo: String!, $campos: [FieldValueInput]) {
  createCard(input: {pipe_id: $pipe, title: $titulo, fields_attributes: $campos}) {
    card { id }
  }
}
"""


def cria_card(titulo):
    variaveis = {
        "pipe": os.environ["PIPEFY_PIPE"],
        "titulo": "Cobrança %s - R$ %.2f" % (titulo["documento"], titulo["valor"]),
        "campos": [
            {"field_id": "cliente_omie", "field_value": str(titulo["cliente"])},
            {"field_id": "vencimento", "field_value": titulo["vencimento"]},
        ],
    }
    r = requests.post(
        "https://api.pipefy.com/graphql",
        json={"query": MUTATION, "variables": variaveis},
        headers={"Authorization": "Bearer " + os.environ["PIPEFY_TOKEN"]},
    )
    if "errors" in r.json():
        print("erro no card", titulo["codigo"], r.text)


def manda_sms(total, qtd):
    cliente = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    cliente.messages.create(
        to=os.environ["CEL_GERENTE"],
        from_=os.environ["TWILIO_FROM"],
        body="Em atraso: %d títulos, R$ %.2f" % (qtd, total),
    )


def conversao_rd(linha):
    evento = {
        "event_type": "CONVERSION",
        "event_family": "CDP",
        "payload": {
            "conversion_identifier": "compra-loja",
            "name": linha["cliente"],
            "email": linha["email"],
            "cf_valor_compra": linha["total"],
        },
    }
    requests.post(
        "https://api.rd.services/platform/conversions",
        params={"api_key": os.environ["RD_API_KEY"]},
        json=evento,
    ).raise_for_status()


with open(ARQ_TITULOS, encoding="utf-8") as f:
    titulos = json.load(f)

for t in titulos:
    cria_card(t)

if titulos:
    manda_sms(sum(t["valor"] for t in titulos), len(titulos))

with open(ARQ_PEDIDOS, encoding="utf-8") as f:
    for linha in csv.DictReader(f):
        if linha["email"] and float(linha["total"]) > 0:
            conversao_rd(linha)
