from django.urls import path

from bookings import views

urlpatterns = [
    path("webhooks/calendly/", views.calendly),
]
