import xmlrpc.client
from decimal import Decimal

from .ajustes import valor
from .entidades import Factura, Partida


class RepositorioOdoo:
    def __init__(self):
        url = valor("odoo", "url")
        self.bd = valor("odoo", "bd")
        self.clave = valor("odoo", "clave")
        comun = xmlrpc.client.ServerProxy(f"{url}/xmlrpc/2/common")
        self.uid = comun.authenticate(self.bd, valor("odoo", "usuario"), self.clave, {})
        self.modelos = xmlrpc.client.ServerProxy(f"{url}/xmlrpc/2/object")

    def _kw(self, modelo, metodo, args, **kw):
        return self.modelos.execute_kw(self.bd, self.uid, self.clave, modelo, metodo, args, kw)

    def pendientes(self):
        dominio = [("move_type", "=", "out_invoice"), ("state", "=", "posted"), ("x_uuid", "=", False)]
        for mov in self._kw("account.move", "search_read", [dominio], fields=["name", "partner_id", "invoice_line_ids"]):
            socio = self._kw("res.partner", "read", [mov["partner_id"][0]], fields=["vat", "name", "zip", "email"])[0]
            f = Factura(mov["id"], mov["name"], socio["vat"], socio["name"], socio["zip"], socio["email"])
            lineas = self._kw("account.move.line", "read", [mov["invoice_line_ids"]],
                              fields=["name", "quantity", "price_unit", "x_clave_sat"])
            for l in lineas:
                f.partidas.append(Partida(l["x_clave_sat"], l["name"], Decimal(str(l["quantity"])),
                                          Decimal(str(l["price_unit"]))))
            yield f

    def guardar(self, factura):
        self._kw("account.move", "write", [[factura.id_odoo], {"x_uuid": factura.uuid}])
