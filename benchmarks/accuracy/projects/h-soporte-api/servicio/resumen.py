from openai import OpenAI

_cliente = OpenAI()

INSTRUCCIONES = "Resume en tres frases, en español, la conversación de soporte. No inventes datos."


def resumir(mensajes: list[str]) -> str:
    respuesta = _cliente.chat.completions.create(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": INSTRUCCIONES},
            {"role": "user", "content": "\n---\n".join(mensajes)[:12000]},
        ],
        temperature=0.2,
    )
    return respuesta.choices[0].message.content
