from anthropic import Anthropic

client = Anthropic()
PROMPT = ("Classify the product review into one of: quality, delivery, size, service, praise. "
          "Answer with the one word.\n\n%s")


def topic(text):
    msg = client.messages.create(
        model="claude-3-haiku-20240307", max_tokens=10,
        messages=[{"role": "user", "content": PROMPT % text[:4000]}],
    )
    return msg.content[0].text.strip().lower()
