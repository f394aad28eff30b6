from openai import AsyncOpenAI

PROMPT = (
    "Write one friendly opening sentence for a cold e-mail to {name}. "
    "They work in {industry} with {headcount} people. About: {about}. No superlatives."
)


class OpenerWriter:
    def __init__(self, model="gpt-4o-mini"):
        self.client = AsyncOpenAI()
        self.model = model

    async def write(self, lead, company):
        completion = await self.client.chat.completions.create(
            model=self.model,
            temperature=0.4,
            messages=[
                {"role": "system", "content": "You are a sales development representative."},
                {"role": "user", "content": PROMPT.format(name=lead["display_name"], **company)},
            ],
        )
        return completion.choices[0].message.content.strip()
