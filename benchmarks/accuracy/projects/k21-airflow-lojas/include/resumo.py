from include.lago import consultar
from include.telegram import mandar

SQL = """
SELECT loja, SUM(total) AS total, COUNT(DISTINCT doc) AS cupons
FROM lojas.vendas
WHERE _PARTITIONDATE = PARSE_DATE('%Y-%m-%d', @dia)
GROUP BY loja ORDER BY total DESC
"""


def enviar_resumo(ds: str) -> None:
    linhas = consultar(SQL, dia=ds)
    corpo = "\n".join(f"Loja {l['loja']}: R$ {l['total']:,.2f} em {l['cupons']} cupons" for l in linhas)
    mandar(f"*Vendas {ds}*\n{corpo}")
