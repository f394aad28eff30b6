from django.contrib import admin
from django.urls import path

from dues import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("mollie/", views.MollieWebhook.as_view()),
    path("pay/<int:pk>/", views.start_payment),
]
