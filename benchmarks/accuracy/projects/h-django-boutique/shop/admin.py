import csv

from django.contrib import admin
from django.http import HttpResponse

from .models import Customer, Order


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ("id", "customer", "total", "currency", "paid", "tracking_code")
    list_filter = ("paid", "currency")
    actions = ["as_csv"]

    @admin.action(description="Export as CSV")
    def as_csv(self, request, queryset):
        response = HttpResponse(content_type="text/csv")
        writer = csv.writer(response)
        writer.writerow(["id", "email", "total", "tracking"])
        writer.writerows(queryset.values_list("id", "customer__email", "total", "tracking_code"))
        return response


admin.site.register(Customer)
