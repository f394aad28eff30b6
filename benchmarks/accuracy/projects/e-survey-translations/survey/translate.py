import os

import deepl


class Translator:
    def __init__(self):
        self._t = deepl.Translator(os.environ["DEEPL_KEY"])

    def english(self, texts):
        out = []
        for i in range(0, len(texts), 50):
            for res in self._t.translate_text(texts[i : i + 50], target_lang="EN-GB"):
                out.append((res.detected_source_lang, res.text))
        return out
