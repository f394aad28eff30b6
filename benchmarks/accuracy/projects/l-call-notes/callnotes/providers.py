from __future__ import annotations

import os
from abc import ABC, abstractmethod

import requests


class Transcriber(ABC):
    @abstractmethod
    def text(self, url: str) -> str:
        ...


class Deepgram(Transcriber):
    def text(self, url):
        r = requests.post("https://api.deepgram.com/v1/listen", params={"model": "nova-2", "punctuate": "true", "language": "de"},
                          headers={"Authorization": "Token " + os.environ["DEEPGRAM_KEY"]}, json={"url": url}, timeout=300)
        r.raise_for_status()
        return r.json()["results"]["channels"][0]["alternatives"][0]["transcript"]


class NoTranscript(Transcriber):
    def text(self, url):
        return ""


class Summarizer:
    def __init__(self, model="mistral-small-latest"):
        self.model = model

    def summarize(self, text):
        r = requests.post(
            "https://api.mistral.ai/v1/chat/completions",
            headers={"Authorization": "Bearer " + os.environ["MISTRAL_KEY"]},
            json={"model": self.model, "messages": [
                {"role": "system", "content": "Summarise the sales call in three bullets."},
                {"role": "user", "content": text}]}, timeout=60)
        r.raise_for_status()
        return r.json()["choices"][0]["message"]["content"]


def transcriber(name) -> Transcriber:
    return {"deepgram": Deepgram, "none": NoTranscript}[name]()
