"""The very words with which providers and the servers people run themselves refuse a request."""

from typing import Any

from tests.models.script import Status

Refusals = dict[str, Status]
"""By what is wrong, and for servers that use a provider's protocol in their own words also by the server."""


def openai_error(message: str, code: str | int | None, kind: str = "invalid_request_error") -> dict[str, Any]:
    """Return an error as OpenAI writes it."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def anthropic_error(kind: str, message: str) -> dict[str, Any]:
    """Return an error as Anthropic writes it."""
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_test"}


def gemini_error(code: int, status: str, message: str, **details: Any) -> dict[str, Any]:
    """Return an error as Gemini writes it."""
    return {"error": {"code": code, "message": message, "status": status, **details}}


_BAD_KEY = openai_error(
    "Incorrect API key provided: none. You can find your API key at https://platform.openai.com/account/api-keys.",
    "invalid_api_key",
)
_UNKNOWN_MODEL = openai_error(
    "The model `test-model` does not exist or you do not have access to it.", "model_not_found"
)


def openai_failure(code: int) -> dict[str, Any]:
    """Return the JSON with which OpenAI explains a status."""
    match code:
        case 401:
            return _BAD_KEY
        case 403:
            return openai_error("You have insufficient permissions for this operation.", "insufficient_permissions")
        case 404:
            return _UNKNOWN_MODEL
        case 429:
            message = "Rate limit reached for test-model. Please try again in 7s."
            return openai_error(message, "rate_limit_exceeded", "requests")
        case 503:
            message = "The engine is currently overloaded, please try again later"
            return openai_error(message, None, "overloaded_error")
        case _:
            message = "The server had an error while processing your request. Sorry about that!"
            return openai_error(message, None, "server_error")


_VLLM_OVERFLOW = (
    "This model's maximum context length is 8192 tokens. However, you requested 9001 tokens (8501 in the messages, "
    "500 in the completion). Please reduce the length of the messages or completion."
)
_LM_STUDIO_OVERFLOW = (
    "Trying to keep the first 9001 tokens when context the overflows. However, the model is loaded with context "
    "length of only 4096 tokens, which is not enough. Try to load the model with a larger context length, or provide "
    "a shorter input"
)
_OLLAMA_NO_TOOLS = "registry.ollama.ai/library/test-model:latest does not support tools"

OPENAI: Refusals = {
    "overflow": Status(
        400,
        openai_error(
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens. "
            "Please reduce the length of the messages.",
            "context_length_exceeded",
        ),
    ),
    "overflow llama.cpp": Status(
        400,
        {
            "error": {
                "code": 400,
                "message": "request (9001 tokens) exceeds the available context size (8192 tokens), try increasing it",
                "type": "exceed_context_size_error",
                "n_prompt_tokens": 9001,
                "n_ctx": 8192,
            }
        },
    ),
    "overflow vllm": Status(400, openai_error(_VLLM_OVERFLOW, 400, "BadRequestError")),
    "overflow vllm-flat": Status(
        400, {"object": "error", "message": _VLLM_OVERFLOW, "type": "BadRequestError", "param": None, "code": 400}
    ),
    "overflow lm-studio": Status(400, {"error": _LM_STUDIO_OVERFLOW}),
    "no tools": Status(
        400, openai_error("Unsupported parameter: 'tools' is not supported with this model.", "unsupported_parameter")
    ),
    "no tools llama.cpp": Status(
        500, {"error": {"code": 500, "message": "tools param requires --jinja flag", "type": "server_error"}}
    ),
    "no tools vllm": Status(
        400,
        openai_error(
            '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
            400,
            "BadRequestError",
        ),
    ),
    "no tools openrouter": Status(
        404,
        {
            "error": {
                "message": "No endpoints found that support tool use. To learn more about provider routing, visit: "
                "https://openrouter.ai/docs/provider-routing",
                "code": 404,
            }
        },
    ),
    "no tools ollama": Status(400, openai_error(_OLLAMA_NO_TOOLS, None, "api_error")),
    "no tools mistral": Status(
        400,
        {
            "object": "Error",
            "message": "Function calling is not enabled for this model",
            "type": "invalid_request_error",
            "code": 3051,
        },
    ),
    "bad key": Status(401, _BAD_KEY),
    "unknown model": Status(404, _UNKNOWN_MODEL),
    "no credit": Status(
        429,
        openai_error(
            "You exceeded your current quota, please check your plan and billing details.",
            "insufficient_quota",
            "insufficient_quota",
        ),
    ),
    "blocked": Status(
        400,
        openai_error(
            "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
            "content_filter",
        ),
    ),
}

_RESPONSES_OVERFLOW = "Your input exceeds the context window of this model. Please adjust your input and try again."

RESPONSES: Refusals = OPENAI | {
    "overflow": Status(400, openai_error(_RESPONSES_OVERFLOW, "context_length_exceeded")),
    "overflow in-stream": Status(
        400, {"type": "error", "code": "context_length_exceeded", "message": _RESPONSES_OVERFLOW, "param": "input"}
    ),
    "not stored": Status(
        404,
        openai_error(
            "Item with id 'rs_1_0' not found. Items are not persisted when `store` is set to false. Try again with "
            "`store` set to true, or remove this item from your input.",
            None,
        ),
    ),
    "no reasoning": Status(
        400,
        openai_error(
            "Item 'fc_1_1' of type 'function_call' was provided without its required 'reasoning' item: 'rs_1_0'.", None
        ),
    ),
}

OLLAMA: Refusals = {
    "overflow": Status(400, {"error": "the input length exceeds the context length"}),
    "no tools": Status(400, {"error": _OLLAMA_NO_TOOLS}),
    "bad key": Status(401, {"error": "unauthorized"}),
    "unknown model": Status(404, {"error": "model 'test-model' not found"}),
    "no credit": Status(402, {"error": "you have reached your usage limit, please upgrade to continue"}),
}

ANTHROPIC: Refusals = {
    "overflow": Status(
        400, anthropic_error("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum")
    ),
    "overflow with-reply": Status(
        400,
        anthropic_error(
            "invalid_request_error",
            "input length and `max_tokens` exceed context limit: 199000 + 4096 > 200000, decrease input length or "
            "`max_tokens` and try again",
        ),
    ),
    "overflow too-large": Status(413, anthropic_error("request_too_large", "Request exceeds the maximum size")),
    "no tools": Status(400, anthropic_error("invalid_request_error", "'test-model' does not support tool use.")),
    "bad key": Status(401, anthropic_error("authentication_error", "invalid x-api-key")),
    "unknown model": Status(404, anthropic_error("not_found_error", "model: test-model")),
    "no credit": Status(
        400,
        anthropic_error(
            "invalid_request_error",
            "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or "
            "purchase credits.",
        ),
    ),
}

GEMINI: Refusals = {
    "overflow": Status(
        400,
        gemini_error(
            400,
            "INVALID_ARGUMENT",
            "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        ),
    ),
    "no tools": Status(
        400, gemini_error(400, "INVALID_ARGUMENT", "Function calling is not enabled for models/test-model")
    ),
    "bad key": Status(
        400,
        gemini_error(
            400,
            "INVALID_ARGUMENT",
            "API key not valid. Please pass a valid API key.",
            details=[
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "API_KEY_INVALID",
                    "domain": "googleapis.com",
                }
            ],
        ),
    ),
    "unknown model": Status(
        404,
        gemini_error(
            404,
            "NOT_FOUND",
            "models/test-model is not found for API version v1beta, or is not supported for generateContent. Call "
            "ListModels to see the list of available models and their supported methods.",
        ),
    ),
    "no credit": Status(
        429,
        gemini_error(
            429,
            "RESOURCE_EXHAUSTED",
            "You exceeded your current quota, please check your plan and billing details.",
            details=[{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}],
        ),
    ),
}
