from django.urls import path

from giving import views

urlpatterns = [path("hooks/donorbox/", views.donorbox)]
