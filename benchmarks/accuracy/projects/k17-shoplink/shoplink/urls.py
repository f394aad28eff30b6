from django.urls import path

from shop import views

urlpatterns = [
    path("shopify/orders-paid/", views.orders_paid),
    path("healthz/", views.healthz),
]
