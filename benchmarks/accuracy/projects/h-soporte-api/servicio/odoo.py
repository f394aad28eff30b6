from __future__ import annotations

import os
import xmlrpc.client


class Odoo:
    def __init__(self, url: str, base: str, usuario: str, clave: str) -> None:
        self.base = base
        self.clave = clave
        self.uid = xmlrpc.client.ServerProxy(f"{url}/xmlrpc/2/common").authenticate(base, usuario, clave, {})
        self.modelos = xmlrpc.client.ServerProxy(f"{url}/xmlrpc/2/object")

    @classmethod
    def desde_entorno(cls) -> Odoo:
        return cls(*(os.environ[f"ODOO_{x}"] for x in ("URL", "BASE", "USUARIO", "CLAVE")))

    def _ejecutar(self, modelo: str, metodo: str, *args, **kwargs):
        return self.modelos.execute_kw(self.base, self.uid, self.clave, modelo, metodo, list(args), kwargs)

    def buscar_cliente(self, correo: str) -> dict | None:
        filas = self._ejecutar(
            "res.partner",
            "search_read",
            [["email", "=ilike", correo]],
            fields=["id", "ref", "user_id", "total_overdue"],
            limit=1,
        )
        return filas[0] if filas else None

    def anotar(self, partner_id: int, texto: str) -> None:
        self._ejecutar("res.partner", "message_post", [partner_id], body=texto, message_type="comment")
