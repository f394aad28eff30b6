from django.urls import path

from events import views

urlpatterns = [path("sms/inbound/", views.inbound_sms)]
