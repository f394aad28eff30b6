import os

import requests
from celery import chain
from celery.signals import task_failure

from . import vendors
from .app import app


@app.task
def poll():
    for entry in vendors.recent_answers(os.environ["TYPEFORM_FORM"]):
        chain(classify.s(entry), store.s()).delay()


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=3)
def classify(entry):
    return {**entry, "label": vendors.label_of(entry["text"])}


@app.task(rate_limit="3/s")
def store(entry):
    vendors.add_page(entry)


@task_failure.connect
def on_failure(sender=None, **_):
    requests.post(
        os.environ["DISCORD_WEBHOOK"],
        json={"content": f"Task {sender.name} gave up"},
        timeout=10,
    )
