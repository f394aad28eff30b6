import attrs
from environs import Env

env = Env()
env.read_env()


@attrs.frozen
class Settings:
    imap_host: str = env("IMAP_HOST", "mail.gandi.net")
    user: str = env("MAIL_USER", "rechnung@papierwerk.at")
    password: str = env("MAIL_PASSWORD", "")
    smtp_host: str = env("SMTP_HOST", "mail.gandi.net")
    mindee_key: str = env("MINDEE_KEY", "")
    folder_id: str = env("DRIVE_FOLDER", "")
    dsn: str = env("DATABASE_URL", "postgresql://localhost/buchhaltung")
