from django.urls import path

from fulfil import views

urlpatterns = [
    path("hooks/woocommerce/order", views.woo_order),
    path("hooks/aftership", views.aftership_update),
]
