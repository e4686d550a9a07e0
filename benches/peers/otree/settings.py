# The smallest oTree project that asks what Selaras asks: one page of twelve questions, and a page of thanks.
SESSION_CONFIGS = [dict(name="twelve", app_sequence=["twelve"], num_demo_participants=1)]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1.0, participation_fee=0.0)
PARTICIPANT_FIELDS = []
SESSION_FIELDS = []
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "USD"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = "measured"
SECRET_KEY = "measured"
