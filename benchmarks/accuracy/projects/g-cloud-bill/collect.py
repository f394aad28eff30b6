from billing import PROVIDERS

for name, fn in PROVIDERS.items():
    lines = fn(refresh=True)
    print(name, len(lines), "lines")
