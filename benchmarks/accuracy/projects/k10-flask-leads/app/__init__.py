from flask import Flask

from .routes.forms import bp as forms_bp
from .routes.meetings import bp as meetings_bp


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    app.register_blueprint(forms_bp, url_prefix="/hooks/typeform")
    app.register_blueprint(meetings_bp, url_prefix="/hooks/calendly")

    @app.get("/healthz")
    def healthz():
        return {"ok": True}

    return app
