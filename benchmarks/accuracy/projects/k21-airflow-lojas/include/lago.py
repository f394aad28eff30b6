"""Data lake (GCS) e BigQuery."""
import json
from collections.abc import Iterable

from google.cloud import bigquery, storage

BUCKET = "redebomdia-lago"
PROJETO = "redebomdia-dados"


def enviar(tabela: str, ds: str, linhas: Iterable[dict]) -> str:
    """Grava as linhas como NDJSON e devolve a URI."""
    caminho = f"protheus/{tabela}/{ds}.ndjson"
    texto = "\n".join(json.dumps(l, default=str) for l in linhas)
    storage.Client(project=PROJETO).bucket(BUCKET).blob(caminho).upload_from_string(
        texto, content_type="application/x-ndjson"
    )
    return f"gs://{BUCKET}/{caminho}"


def carregar_no_bq(uri: str) -> None:
    tabela = uri.split("/")[-2]
    cliente = bigquery.Client(project=PROJETO)
    job = cliente.load_table_from_uri(
        uri,
        f"{PROJETO}.lojas.{tabela}",
        job_config=bigquery.LoadJobConfig(
            source_format=bigquery.SourceFormat.NEWLINE_DELIMITED_JSON,
            write_disposition=bigquery.WriteDisposition.WRITE_APPEND,
            autodetect=True,
        ),
    )
    job.result()


def inserir(destino: str, linhas: list[dict]) -> None:
    if not linhas:
        return
    erros = bigquery.Client(project=PROJETO).insert_rows_json(f"{PROJETO}.{destino}", linhas)
    if erros:
        raise RuntimeError(f"{len(erros)} linhas com erro em {destino}")


def consultar(sql: str, **parametros: str) -> list[dict]:
    config = bigquery.QueryJobConfig(
        query_parameters=[bigquery.ScalarQueryParameter(k, "STRING", v) for k, v in parametros.items()]
    )
    return [dict(r) for r in bigquery.Client(project=PROJETO).query(sql, job_config=config).result()]
