from django.urls import path

from shop.views import stripe_webhook

urlpatterns = [path("hooks/stripe/", stripe_webhook)]
