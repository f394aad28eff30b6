"""Mirror of CRM deals and invoices for the revenue dashboard."""
