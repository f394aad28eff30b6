import pathlib
import sys

from openai import OpenAI

from utils.arquivos import le

INSTRUCAO = "Escreva notas de versão em português para clientes, em tópicos, sem jargão."


def resumir(prs):
    texto = "\n\n".join(f"#{p['numero']} {p['titulo']}\n{p['corpo']}" for p in prs if "interno" not in p["etiquetas"])
    r = OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "system", "content": INSTRUCAO}, {"role": "user", "content": texto}],
    )
    return r.choices[0].message.content


if __name__ == "__main__":
    entrada, saida = sys.argv[1:3]
    dados = le(entrada)
    pathlib.Path(saida).write_text(f"# Versão {dados['versao']}\n\n{resumir(dados['prs'])}\n", encoding="utf-8")
