"""MiniLM in fused steps gives the vectors of the model's own, or is not used."""

import numpy as np
import pytest

from memory.embedding import MiniLM
from memory.fused import fused

TEXTS = [
    "",
    "Keeps bees",
    "How do I look after my bees and their hives?",
    "naïve café 🐝 蜜蜂",
    "word " * 90,
    "word " * 600,
]


@pytest.fixture
def own_steps(embedder: MiniLM, monkeypatch: pytest.MonkeyPatch) -> MiniLM:
    """The same embedder without the fused steps."""
    other = MiniLM()
    monkeypatch.setattr(other, "_model", embedder._model)
    return other


def test_the_vectors_are_the_models_own(embedder: MiniLM, own_steps: MiniLM) -> None:
    """One by one and padded together, from an empty text to one that is cut at the model's length."""
    assert embedder._fused is not None
    for texts in (*([text] for text in TEXTS), TEXTS):
        assert np.allclose(embedder.encode(texts), own_steps.encode(texts), atol=1e-5)


def test_a_model_of_another_build_keeps_its_own_steps(embedder: MiniLM, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the layers are not those of a BERT, or come out otherwise, nothing is fused."""
    model = embedder._model
    assert model is not None
    assert fused(model) is not None
    with monkeypatch.context() as changed:
        changed.setattr("memory.fused._NEAR", -1.0)
        assert fused(model) is None
    monkeypatch.setattr(model[0].auto_model.config, "hidden_act", "quick_gelu")
    assert fused(model) is None
