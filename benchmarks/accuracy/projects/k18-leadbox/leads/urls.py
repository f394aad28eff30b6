from django.urls import path

from . import views

urlpatterns = [
    path("hooks/typeform/", views.TypeformHook.as_view()),
    path("hooks/calendly/", views.calendly_hook),
]
