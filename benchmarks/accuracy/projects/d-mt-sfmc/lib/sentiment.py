from huggingface_hub import InferenceClient

_client = InferenceClient(model="cardiffnlp/twitter-xlm-roberta-base-sentiment")


def label(text):
    best = max(_client.text_classification(text[:500]), key=lambda r: r.score)
    return best.label, best.score
