"""Property tests look for wrong answers, not slow ones: the machine they run on may be busy."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
