from django.urls import path

from leads import views

urlpatterns = [path("hooks/jotform/", views.jotform)]
