from __future__ import annotations

from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.operators.empty import EmptyOperator

from include import erp, lago, pagamentos, resumo
from include.alertas import avisar_falha

PADRAO = {
    "owner": "dados",
    "retries": 2,
    "retry_delay": timedelta(minutes=10),
    "on_failure_callback": avisar_falha,
}


@dag(schedule="30 5 * * *", start_date=datetime(2021, 3, 1), catchup=False, default_args=PADRAO, tags=["lojas"])
def carga_lojas():
    @task
    def extrair(tabela: str, ds: str | None = None) -> str:
        return lago.enviar(tabela, ds, erp.ler_tabela(tabela, ds))

    @task
    def carregar(uri: str) -> None:
        lago.carregar_no_bq(uri)

    @task
    def cobrancas(ds: str | None = None) -> None:
        lago.inserir("financeiro.cobrancas", pagamentos.cobrancas_do_dia(ds))

    @task
    def publicar(ds: str | None = None) -> None:
        resumo.enviar_resumo(ds)

    fim = EmptyOperator(task_id="fim")
    uris = extrair.expand(tabela=list(erp.TABELAS))
    [carregar.expand(uri=uris), cobrancas()] >> publicar() >> fim


carga_lojas()
