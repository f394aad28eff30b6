from django.urls import path

from giving.views import stripe_webhook

urlpatterns = [path("stripe/", stripe_webhook)]
