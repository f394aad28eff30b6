import hashlib

import deepl


class DeeplTranslator:
    def __init__(self, key, cache=None):
        self.client = deepl.Translator(key)
        self.cache = cache

    def translate(self, text, lang):
        if not text:
            return text
        k = "tr:%s:%s" % (lang, hashlib.sha1(text.encode()).hexdigest())
        if self.cache is not None:
            hit = self.cache.get(k)
            if hit:
                return hit.decode()
        out = self.client.translate_text(text, target_lang=lang, tag_handling="html").text
        if self.cache is not None:
            self.cache.setex(k, 86400 * 60, out)
        return out
