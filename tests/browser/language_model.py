"""A language model's HTTP interface on this machine: streams slowly on demand, or breaks."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class LanguageModel:
    """Speaks OpenAI's protocol. It streams `words` and waits for `go` before the last one; `broken` answers 500."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.reset()
        model = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                if model.broken:
                    self.send_error(500)
                    return
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                for place, word in enumerate(model.words):
                    if place == len(model.words) - 1:
                        model.go.wait(20)
                    if not self._send({"content": word}, None):
                        return
                self._send({}, "stop")
                self.wfile.write(b"data: [DONE]\n\n")

            def _send(self, delta: dict[str, str], reason: str | None) -> bool:
                choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": reason}
                chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
                try:
                    self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
                    self.wfile.flush()
                except OSError:
                    return False
                return True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Print nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def reset(self) -> None:
        """Stream the usual words, and wait before the last of them."""
        self.words = ["The sea is wide.", " The moon is far.", " The end."]
        self.broken = False
        self.go.clear()

    @property
    def settings(self) -> dict[str, str]:
        """What makes a server use it."""
        address = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        return {"SIDENOTE_MODEL": "openai:test-model", "SIDENOTE_MODEL_BASE_URL": address, "OPENAI_API_KEY": "none"}

    def close(self) -> None:
        """Let everything end."""
        self.go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
