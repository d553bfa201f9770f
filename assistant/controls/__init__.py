"""What the person asks of their memory in plain words, carried out before any model runs, whichever that is."""

from assistant.controls.forgetting import forget_chosen
from assistant.controls.obey import obey

__all__ = ["forget_chosen", "obey"]
