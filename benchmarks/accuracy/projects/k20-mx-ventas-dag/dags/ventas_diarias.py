# -*- coding: utf-8 -*-
"""
### Ventas diarias
ML -> lago -> Redshift, cobros de Conekta -> tesorería y el resumen al canal #ventas.

Responsable: Itzel (datos)
"""
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.providers.amazon.aws.transfers.s3_to_redshift import S3ToRedshiftOperator
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

from utils.cargas import BUCKET, insertar, subir_csv
from utils.ml_client import MercadoLibre, cobros_conekta

COLS_ML = ["id", "fecha", "comprador", "total", "envio"]
COLS_CK = ["id", "fecha", "monto", "metodo"]


def avisar_falla(context):
    SlackWebhookHook(slack_webhook_conn_id="slack_datos").send(
        text="Falló %s, revisar." % context["task_instance"].task_id
    )


@dag(
    schedule="0 7 * * *",
    start_date=datetime(2023, 3, 1),
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10), "on_failure_callback": avisar_falla},
    tags=["ventas", "tesoreria"],
)
def ventas_diarias():

    @task
    def extraer_ml(ds=None):
        ml = MercadoLibre()
        filas = []
        for o in ml.ordenes(f"{ds}T00:00:00.000-06:00", f"{ds}T23:59:59.000-06:00"):
            filas.append({
                "id": o["id"],
                "fecha": o["date_created"],
                "comprador": o["buyer"]["nickname"],
                "total": o["total_amount"],
                "envio": (o.get("shipping") or {}).get("id"),
            })
        return filas

    @task
    def al_lago(filas, ds=None):
        return subir_csv(filas, f"ml/ordenes/{ds}.csv", COLS_ML)

    @task
    def cobros(ds=None):
        desde = int(datetime.strptime(ds, "%Y-%m-%d").timestamp())
        filas = [
            {
                "id": c["id"],
                "fecha": datetime.utcfromtimestamp(c["created_at"]),
                "monto": c["amount"] / 100,
                "metodo": c["charges"]["data"][0]["payment_method"]["type"] if c.get("charges") else None,
            }
            for c in cobros_conekta(desde)
        ]
        insertar("cobros", filas, COLS_CK)
        print("cobros insertados")

    @task
    def resumen(filas, ds=None):
        total = sum(f["total"] for f in filas)
        mejor = max(filas, key=lambda f: f["total"], default=None)
        texto = f"*{ds}*: {len(filas)} órdenes en ML, ${total:,.2f} MXN"
        if mejor:
            texto += f" (la más grande: {mejor['comprador']} ${mejor['total']:,.2f})"
        SlackWebhookHook(slack_webhook_conn_id="slack_ventas").send(text=texto)

    copiar = S3ToRedshiftOperator(
        task_id="copiar_redshift",
        s3_bucket=BUCKET,
        s3_key="ml/ordenes/{{ ds }}.csv",
        schema="ventas",
        table="ordenes_ml",
        redshift_conn_id="redshift_bi",
        aws_conn_id="aws_lago",
        copy_options=["csv", "timeformat 'auto'"],
        method="UPSERT",
        upsert_keys=["id"],
    )

    ordenes = extraer_ml()
    al_lago(ordenes) >> copiar
    cobros() >> resumen(ordenes)


ventas_diarias()
