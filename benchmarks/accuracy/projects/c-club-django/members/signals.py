from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Member
from .tasks import sync_newsletter


@receiver(post_save, sender=Member)
def member_saved(sender, instance, created, update_fields=None, **kw):
    if update_fields and set(update_fields) == {"newsletter_id"}:
        return
    transaction.on_commit(lambda: sync_newsletter.delay(instance.pk))
