from django.urls import path

from donors import views

urlpatterns = [path("hooks/stripe/", views.StripeHook.as_view())]
