from django.urls import path

from customers import views

urlpatterns = [path("shopify/<str:topic>/<str:verb>", views.webhook)]
