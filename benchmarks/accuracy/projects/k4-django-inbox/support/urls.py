from django.urls import path

from . import views

urlpatterns = [path("hooks/intercom/", views.intercom_hook)]
