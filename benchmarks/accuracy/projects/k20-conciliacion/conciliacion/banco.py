import os
from contextlib import contextmanager

import paramiko

from .modelos import Movimiento


@contextmanager
def conexion():
    cliente = paramiko.SSHClient()
    cliente.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    cliente.connect(
        os.environ["BANCO_HOST"],
        username=os.environ["BANCO_USUARIO"],
        key_filename=os.path.expanduser(os.environ["BANCO_LLAVE"]),
    )
    sftp = cliente.open_sftp()
    try:
        yield sftp
    finally:
        sftp.close()
        cliente.close()


def movimientos(dia):
    """Estado de cuenta del día. El banco deja un .txt por cuenta."""
    sufijo = dia.strftime("%Y%m%d") + ".txt"
    with conexion() as sftp:
        for nombre in sftp.listdir("salida"):
            if not nombre.endswith(sufijo):
                continue
            with sftp.open("salida/" + nombre) as f:
                for linea in f:
                    mov = Movimiento.de_linea(linea)
                    if mov:
                        yield mov
