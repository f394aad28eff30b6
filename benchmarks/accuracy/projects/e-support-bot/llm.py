from openai import OpenAI

client = OpenAI()

PROMPT = """You are a helpful support agent of Tienda Verde. Answer only from the context. If you don't know, say so."""


def answer(q, docs):
    ctx = "\n\n".join("## %s\n%s" % (d["title"], d["text"]) for d in docs)
    resp = client.chat.completions.create(
        model="gpt-4o-mini",
        temperature=0.2,
        messages=[
            {"role": "system", "content": PROMPT},
            {"role": "user", "content": f"Context:\n{ctx}\n\nQuestion: {q}"},
        ],
    )
    return resp.choices[0].message.content


def translate(text, lang):
    # TODO use it
    raise NotImplementedError
