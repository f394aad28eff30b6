import os
from functools import lru_cache, partial

import deepl


@lru_cache(maxsize=1)
def _translator():
    return deepl.Translator(os.environ["DEEPL_KEY"])


def translate(text, target, html=False):
    if not text:
        return ""
    extra = {"tag_handling": "html"} if html else {}
    return _translator().translate_text(text, source_lang="EN", target_lang=target, **extra).text


translate_html = partial(translate, html=True)
