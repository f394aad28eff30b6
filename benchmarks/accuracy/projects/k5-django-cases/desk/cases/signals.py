import requests
from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Case


@receiver(post_save, sender=Case)
def tell_discord(sender, instance, created, **kwargs):
    if created:
        requests.post(settings.DISCORD_WEBHOOK, json={"content": f"New case: {instance.title}"}, timeout=5)
