from django.urls import path

from orders.views import shippo_webhook

urlpatterns = [
    path("hooks/shippo/<str:token>/", shippo_webhook),
]
