"""The model badge: which model answers, and where it runs."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from web.services import Services


@dataclass(frozen=True, slots=True)
class ModelBadge:
    """What the badge says."""

    name: str
    where: str
    builtin: bool
    network: bool
    """Whether what a person types leaves this machine for it."""


def badge_of(services: Services) -> ModelBadge:
    """Return the badge of the model that the settings name."""
    settings = services.settings
    if services.assistant.builtin:
        return ModelBadge("Built-in model", "on this server", builtin=True, network=False)
    provider, _, model = settings.model.partition(":")
    host = urlsplit(settings.model_base_url).hostname if settings.model_base_url else None
    if host is None:
        return ModelBadge(model, f"at {provider}", builtin=False, network=True)
    local = _is_this_machine(host)
    return ModelBadge(model, "on this server" if local else f"at {host}", builtin=False, network=not local)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
