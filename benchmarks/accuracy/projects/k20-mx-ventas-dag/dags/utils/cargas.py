# -*- coding: utf-8 -*-
import csv
import io

from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.postgres.hooks.postgres import PostgresHook

BUCKET = "grupo-nopal-datalake"


def subir_csv(filas, llave, columnas):
    """Lista de dicts -> csv en el lago. Regresa la llave."""
    buf = io.StringIO()
    w = csv.DictWriter(buf, fieldnames=columnas, extrasaction="ignore")
    for f in filas:
        w.writerow(f)
    S3Hook(aws_conn_id="aws_lago").load_string(buf.getvalue(), key=llave, bucket_name=BUCKET, replace=True)
    return llave


def insertar(tabla, filas, columnas):
    PostgresHook(postgres_conn_id="pg_tesoreria").insert_rows(
        table=tabla,
        rows=[tuple(f[c] for c in columnas) for f in filas],
        target_fields=columnas,
        replace=True,
        replace_index="id",
    )
