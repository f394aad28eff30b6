from celery import Celery
from celery.schedules import crontab

from . import ALL  # noqa: F401
from .base import Export

app = Celery("exports")
app.config_from_object("celeryconfig", silent=True)


@app.task(autoretry_for=(Exception,), retry_backoff=True, max_retries=3)
def run_export(slug):
    return Export.registry[slug]().run()


@app.on_after_configure.connect
def plan(sender, **kwargs):
    for minute, slug in enumerate(sorted(Export.registry)):
        sender.add_periodic_task(crontab(hour=2, minute=minute), run_export.s(slug), name=slug)
