"""Leitura do Protheus (Oracle)."""
from collections.abc import Iterator

import oracledb
from airflow.models import Variable

TABELAS = {
    "vendas": "SELECT D2_DOC doc, D2_COD produto, D2_QUANT qtd, D2_TOTAL total, D2_FILIAL loja FROM SD2010 WHERE D2_EMISSAO = :dia",
    "estoque": "SELECT B2_COD produto, B2_QATU saldo, B2_FILIAL loja FROM SB2010 WHERE B2_DMOV = :dia",
}


def ler_tabela(nome: str, ds: str) -> Iterator[dict]:
    with oracledb.connect(
        user=Variable.get("oracle_user"), password=Variable.get("oracle_password"), dsn=Variable.get("oracle_dsn")
    ) as con:
        cur = con.cursor()
        cur.arraysize = 5000
        cur.execute(TABELAS[nome], dia=ds.replace("-", ""))
        colunas = [c[0].lower() for c in cur.description]
        for linha in cur:
            yield dict(zip(colunas, linha))
