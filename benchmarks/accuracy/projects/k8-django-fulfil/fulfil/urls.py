from django.urls import path

from . import views

urlpatterns = [path("hooks/shippo/<str:secret>/", views.shippo_hook)]
