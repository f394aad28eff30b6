import os

from celery import Celery
from celery.schedules import crontab
from dotenv import load_dotenv

load_dotenv()

celery = Celery("leadwire", broker=os.environ["BROKER_URL"], include=["leadwire.tasks"])
celery.conf.task_ignore_result = True
celery.conf.beat_schedule = {
    "won-deals": {"task": "leadwire.tasks.won_deals", "schedule": crontab(minute="*/15")},
    "churn-risk": {"task": "leadwire.tasks.tag_churn_risk", "schedule": crontab(hour=5, minute=0)},
}
