from django.urls import path

from orders import views

urlpatterns = [
    path("hooks/woocommerce/order", views.woo_order),
    path("hooks/sendcloud", views.sendcloud_status),
]
