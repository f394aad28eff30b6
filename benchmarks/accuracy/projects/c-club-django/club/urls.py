from django.urls import path

from members.views import gocardless_webhook, join

urlpatterns = [
    path("join/", join),
    path("hooks/gocardless/", gocardless_webhook),
]
