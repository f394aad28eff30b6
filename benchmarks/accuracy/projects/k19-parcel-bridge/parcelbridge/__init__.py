from parcelbridge.pipeline import PIPELINES, push_tracking, run_pipeline

__all__ = ["PIPELINES", "run_pipeline", "push_tracking"]
