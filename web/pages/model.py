"""The model badge: which model answers, and where it runs."""

from collections import Counter
from dataclasses import dataclass

from web.choices import where
from web.services import Services


@dataclass(frozen=True, slots=True)
class ModelBadge:
    """What the pages say about a model."""

    id: str
    """Its name in the settings."""
    name: str
    where: str
    builtin: bool
    local: bool
    """Whether what a person types stays on this machine."""
    answers: bool
    alone: bool
    """Whether there is no other to choose."""


def badge_of(services: Services) -> ModelBadge:
    """Return the badge of the model that answers."""
    return next(badge for badge in badges_of(services) if badge.answers)


def badges_of(services: Services) -> tuple[ModelBadge, ...]:
    """Return the badges of all models that may answer, in the order of the settings."""
    models = services.assistant.models
    answering, alone = models.answering, len(models.all) == 1
    shown = Counter((model.label, where(model)) for model in models.all)
    return tuple(
        ModelBadge(
            model.name,
            # Two providers may have one of the same name: only then both are called as the settings call them.
            model.label if shown[model.label, where(model)] == 1 else model.name,
            where(model),
            model.builtin,
            model.local,
            model is answering,
            alone,
        )
        for model in models.all
    )
