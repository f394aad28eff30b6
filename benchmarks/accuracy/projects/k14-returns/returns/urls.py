from django.urls import path

from . import views

urlpatterns = [path("hooks/shippo/", views.shippo_tracking)]
