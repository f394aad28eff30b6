from django.conf import settings
from django.core.mail import send_mail
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Donation

THRESHOLD = 1000


@receiver(post_save, sender=Donation)
def thank_large_gift(sender, instance, created, **kwargs):
    if not created or instance.amount < THRESHOLD:
        return
    send_mail(
        subject=f"Large gift: {instance.amount} {instance.currency} from {instance.person}",
        message=f"Campaign: {instance.campaign}\nLifetime: {instance.person.lifetime}",
        from_email=None,
        recipient_list=settings.STEWARDS,
    )
