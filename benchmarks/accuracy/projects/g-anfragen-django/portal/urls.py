from django.urls import path

from leads.views import typeform_hook

urlpatterns = [path("hooks/typeform/", typeform_hook)]
