from functools import reduce

from dotenv import load_dotenv

load_dotenv()

from steps import STEPS  # noqa: E402

if __name__ == "__main__":
    result = reduce(lambda ctx, step: step(ctx), STEPS, {})
    print("sent", len(result["sent"]))
