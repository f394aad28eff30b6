import os
import xmlrpc.client

URL = os.environ.get("ODOO_URL")
DB = os.environ.get("ODOO_DB")
USER = os.environ.get("ODOO_USER")
PW = os.environ.get("ODOO_PW")

_uid = None
_models = None


def _connect():
    global _uid, _models
    if _uid is None:
        common = xmlrpc.client.ServerProxy("%s/xmlrpc/2/common" % URL)
        _uid = common.authenticate(DB, USER, PW, {})
        _models = xmlrpc.client.ServerProxy("%s/xmlrpc/2/object" % URL, allow_none=True)
    return _models


def kw(model, method, args, opts=None):
    return _connect().execute_kw(DB, _uid, PW, model, method, args, opts or {})


def partner_by_mail(mail):
    ids = kw("res.partner", "search", [[["email", "=ilike", mail]]], {"limit": 1})
    return ids[0] if ids else None


def make_partner(vals):
    return kw("res.partner", "create", [vals])


def product_by_sku(sku):
    rows = kw("product.product", "search_read", [[["default_code", "=", sku]]], {"fields": ["id", "uom_id"], "limit": 1})
    return rows[0]["id"] if rows else None


def make_order(vals):
    so = kw("sale.order", "create", [vals])
    kw("sale.order", "action_confirm", [[so]])
    return so


def stock():
    return kw(
        "product.product",
        "search_read",
        [[["type", "=", "product"], ["default_code", "!=", False]]],
        {"fields": ["default_code", "qty_available", "virtual_available"]},
    )
