from django.urls import path

from .views import greenhouse_hook

urlpatterns = [path("hooks/greenhouse", greenhouse_hook)]
