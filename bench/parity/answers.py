"""What the models of the server say, in the three wire formats of OpenAI."""

import json

CODE = "First:\n```python\nprint('one')\n```\nThen:\n```\nprint('two')\n```\nDone."
USAGE = {"prompt_tokens": 1234, "completion_tokens": 20, "total_tokens": 1254}
TEXTS = {
    "code": CODE,
    "json": '{"name": "Cleo", "age": 3}',
    "items": '{"items": [{"name": "Cleo", "age": 3}, {"name": "Pancakes", "age": 5}]}',
    "unicode": "caf\u00e9 \u2603 \U0001f427 \u2014 na\u00efve",
    "empty": "",
    "lines": "one\ntwo\n",
    "thinks": "Forty-two.",
}
FAULTS = {
    "refuses-401": (401, "Incorrect key provided", "invalid_request_error"),
    "refuses-400": (400, "This model does not like it", "invalid_request_error"),
    "refuses-404": (404, "The model does not exist", "invalid_request_error"),
    "refuses-429": (429, "Slow down", "rate_limit_error"),
    "refuses-500": (500, "The server had an error", "server_error"),
}
AT_ONCE = {"x-should-retry": "false", "retry-after": "0"}


def answer(wire, request):
    """Status, JSON or bytes, headers."""
    model = request["model"]
    if model in FAULTS:
        status, message, kind = FAULTS[model]
        return status, {"error": {"message": message, "type": kind, "code": None}}, AT_ONCE
    if model == "no-json":
        return 200, b"<html>not json</html>", {}
    if wire == "completions":
        return 200, completion(request), {}
    if wire == "responses":
        return 200, response(request), {}
    return 200, chat(request), {}


def said(model, last):
    return TEXTS.get(model, f"You said: {last}")


def chat(request):
    model, messages = request["model"], request["messages"]
    message = {"role": "assistant", "content": said(model, flat(messages[-1]["content"]))}
    reason = "stop"
    if calls := wanted(model, request.get("tools"), [m for m in messages if m["role"] == "tool"]):
        reason = "tool_calls"
        message = {"role": "assistant", "content": None, "tool_calls": calls}
    usage = dict(USAGE)
    if model == "thinks":
        usage["completion_tokens_details"] = {"reasoning_tokens": 12}
    if model == "caches":
        usage["prompt_tokens_details"] = {"cached_tokens": 1000}
    return {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1700000000, "model": f"{model}-0125",
        "choices": [{"index": 0, "message": message, "finish_reason": reason}], "usage": usage,
    }


def flat(content):
    if isinstance(content, list):
        return " + ".join(part.get("text", part["type"]) for part in content)
    return content or ""


def wanted(model, tools, results):
    """The calls of a model that calls; each tool once, then no more."""
    if not tools or results and model != "calls-forever":
        return []
    names = [tool["function"]["name"] for tool in tools]
    arguments = {"calls": ["{}"], "calls-forever": ["{}"], "calls-text": ['{"text": "pelican"}'],
        "calls-twice": ['{"text": "one"}', '{"text": "two"}'], "calls-numbers": ['{"a": 2, "b": 3}'],
        "calls-unknown": ["{}"]}.get(model, [])
    name = "nowhere" if model == "calls-unknown" else names[0]
    first = len(results) + 1
    return [
        {"id": f"call_{first + n}", "type": "function", "function": {"name": name, "arguments": text}}
        for n, text in enumerate(arguments)
    ]


def completion(request):
    return {
        "id": "cmpl-1", "object": "text_completion", "created": 1700000000, "model": request["model"],
        "choices": [{"index": 0, "text": f"Completed: {request['prompt']}", "finish_reason": "stop"}],
        "usage": USAGE,
    }


def response(request):
    model, given = request["model"], request["input"]
    given = given if isinstance(given, list) else [{"role": "user", "content": given}]
    results = [item for item in given if item.get("type") == "function_call_output"]
    last = results[-1]["output"] if results else flat_response(given[-1].get("content"))
    output = []
    if model == "thinks":
        output.append({"type": "reasoning", "id": "rs_1", "encrypted_content": "c2VjcmV0",
            "summary": [{"type": "summary_text", "text": "Thinking about it."}]})
    if model.startswith("calls") and request.get("tools") and not results:
        output.append({"type": "function_call", "id": "fc_1", "call_id": "call_1", "status": "completed",
            "name": request["tools"][0]["name"], "arguments": '{"text": "pelican"}' if model == "calls-text" else "{}"})
    else:
        output.append({"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
            "content": [{"type": "output_text", "text": said(model, last), "annotations": []}]})
    return {
        "id": "resp_1", "object": "response", "created_at": 1700000000, "model": f"{model}-0125", "status": "completed",
        "output": output, "parallel_tool_calls": True, "tool_choice": "auto", "tools": [],
        "usage": {"input_tokens": 1234, "input_tokens_details": {"cache_write_tokens": 0, "cached_tokens": 0, "cache_write_tokens_details": None}, "output_tokens": 20,
            "output_tokens_details": {"reasoning_tokens": 12 if model == "thinks" else 0}, "total_tokens": 1254},
    }


def flat_response(content):
    if isinstance(content, list):
        return " + ".join(part.get("text", part["type"]) for part in content)
    return content or ""


def stream_of(wire, whole, request):
    events = {"responses": response_events, "completions": completion_events}.get(wire, chat_events)
    return "".join(events(whole, request)).encode()


def chat_events(whole, request):
    head = {key: whole[key] for key in ["id", "created", "model"]} | {"object": "chat.completion.chunk"}
    message = whole["choices"][0]["message"]
    deltas = [{"role": "assistant", "content": ""}] + [{"content": piece} for piece in pieces(message["content"])]
    for n, call in enumerate(message.get("tool_calls", [])):
        deltas.append({"tool_calls": [{"index": n, **call, "function": {**call["function"], "arguments": ""}}]})
        for piece in pieces(call["function"]["arguments"]):
            deltas.append({"tool_calls": [{"index": n, "function": {"arguments": piece}}]})
    choices = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": whole["choices"][0]["finish_reason"]})
    for choice in choices:
        yield event({**head, "choices": [choice]})
    if request.get("stream_options", {}).get("include_usage"):
        yield event({**head, "choices": [], "usage": whole["usage"]})
    yield "data: [DONE]\n\n"


def completion_events(whole, request):
    for piece in pieces(whole["choices"][0]["text"]):
        yield event({**whole, "usage": None, "choices": [{"index": 0, "text": piece, "finish_reason": None}]})
    yield "data: [DONE]\n\n"


def response_events(whole, request):
    yield typed("response.created", {"response": {**whole, "status": "in_progress", "output": []}})
    for n, item in enumerate(whole["output"]):
        yield typed("response.output_item.added", {"output_index": n, "item": {**item, "content": [], "arguments": ""}})
        yield from response_deltas(n, item)
        yield typed("response.output_item.done", {"output_index": n, "item": item})
    yield typed("response.completed", {"response": whole})


def response_deltas(n, item):
    place = {"output_index": n, "item_id": item["id"]}
    if item["type"] == "reasoning":
        for piece in pieces(item["summary"][0]["text"]):
            yield typed("response.reasoning_summary_text.delta", {**place, "summary_index": 0, "delta": piece})
    elif item["type"] == "function_call":
        yield typed("response.function_call_arguments.delta", {**place, "delta": item["arguments"]})
    else:
        for piece in pieces(item["content"][0]["text"]):
            yield typed("response.output_text.delta", {**place, "content_index": 0, "delta": piece})


def pieces(text):
    text = text or ""
    return [text[at : at + 7] for at in range(0, len(text), 7)]


def event(data):
    return f"data: {json.dumps(data)}\n\n"


def typed(kind, data):
    return f"event: {kind}\n" + event({"type": kind, "sequence_number": 0, **data})
