# -*- coding: utf-8 -*-
"""Funções que a gente repete em todo notebook de mídia (Ju, mar/2022)"""
import os
from datetime import date, timedelta

import gspread
import pandas as pd
import requests
from dotenv import load_dotenv

load_dotenv()
PASTA = os.getenv("PASTA_DADOS", "./dados")
RD_URL = "https://api.rd.services/platform/analytics/conversions"


def periodo(dias=7):
    fim = date.today() - timedelta(days=1)
    return fim - timedelta(days=dias - 1), fim


def salva(df, nome):
    os.makedirs(PASTA, exist_ok=True)
    df.to_parquet(os.path.join(PASTA, nome + ".parquet"), index=False)
    print(nome, df.shape)


def carrega(nome):
    return pd.read_parquet(os.path.join(PASTA, nome + ".parquet"))


def conversoes_rd(inicio, fim):
    r = requests.get(
        RD_URL,
        params={"start_date": str(inicio), "end_date": str(fim)},
        headers={"Authorization": "Bearer " + os.environ["RD_TOKEN"]},
    )
    r.raise_for_status()
    linhas = r.json()["conversions"]
    return pd.DataFrame(linhas).rename(columns={"asset_identifier": "campanha", "conversion_count": "leads"})


def escreve_aba(planilha, aba, df):
    ws = gspread.service_account(os.environ["GS_CRED"]).open(planilha).worksheet(aba)
    ws.clear()
    ws.update([df.columns.tolist()] + df.astype(str).values.tolist())
