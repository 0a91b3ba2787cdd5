"""Conversations that Python's LLM writes: one of each kind that its log can hold.

FEATURES maps a name to a function that writes one or more threads and gives their ids.
"""

import sqlite3

import llm
import sqlite_utils
from llm import parts
from llm.logs import LogStore
from llm.parts import StreamEvent

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
ODD = "caf\u00e9 \u2603 \U0001f427 \"q\" \\ \t\u0001\u007f ``` ' ; drop table turns; -- {\"$\": 1}"


class Scripted(llm.Model):
    """Says what it is told to say: a list of events for every response."""

    model_id = "scripted"
    can_stream = True
    supports_tools = True
    supports_schema = True
    attachment_types = {"image/png", "text/plain"}

    class Options(llm.Options):
        temperature: float | None = None
        mood: str | None = None

    def __init__(self, *answers):
        self.answers = list(answers)

    def execute(self, prompt, stream, response, conversation=None):
        answer = self.answers.pop(0)
        if callable(answer):
            answer = answer(response)
        for event in answer:
            yield event


class Memory(llm.Toolbox):
    """A toolbox with a setting."""

    def __init__(self, label: str, depth: int = 2):
        self.label = label
        self.depth = depth

    def get(self, key: str):
        "Look a key up"
        return f"{self.label} has {key}"

    def put(self, key: str, value: str):
        "Keep a value"
        return "kept"


def shout(text: str) -> str:
    "Say it louder"
    return text.upper()


def fail(text: str):
    "Never works"
    raise ValueError("no, because of: " + text)


def picture():
    "Draw"
    return llm.ToolOutput("drawn", attachments=[llm.Attachment(type="image/png", content=PNG)])


class Plugin:
    @llm.hookimpl
    def register_models(self, register):
        register(Scripted())

    @llm.hookimpl
    def register_tools(self, register):
        register(shout)
        register(fail)
        register(picture)
        register(Memory)


def text(words):
    return StreamEvent(type="text", chunk=words)


def say(*words):
    return [text(word) for word in words]


def call(name, arguments, id):
    return [
        StreamEvent(type="tool_call_name", chunk=name, tool_call_id=id),
        StreamEvent(type="tool_call_args", chunk=arguments, tool_call_id=id),
    ]


class Writer:
    def __init__(self, folder):
        self.folder = folder
        self.db = sqlite_utils.Database(str(folder / "logs.db"))
        self.store = LogStore(self.db)

    def talk(self, answers, prompts, **settings):
        conversation = Scripted(*answers).conversation()
        for prompt in prompts:
            response = conversation.prompt(prompt, **settings)
            response.text()
            response.log_to_db(self.db)
        return [conversation.id]

    def words(self):
        return self.talk(
            [say("Percy. ", "It suits a pelican."), say("Wallace, for a walrus.")],
            ["Suggest a name for a pet pelican", "Now one for a walrus"],
        )

    def odd_words(self):
        return self.talk([say(ODD), say("")], [ODD, "   "])

    def system(self):
        return self.talk([say("Bref."), say("Oui.")], ["Who are you?", "Sure?"], system="Be brief. " + ODD)

    def options(self):
        return self.talk([say("warm")], ["How warm?"], temperature=0.5, mood="m\u00fcde")

    def reasoning(self):
        signed = {"anthropic": {"signature": "c2lnbmVk", "n": 1e-7, "deep": [{"a": 1.0}, None, True]}}
        hidden = {"openai": {"id": "rs_1", "encrypted_content": "x" * 300, "summary": []}}

        def answer(response):
            response.response_json = {
                "id": "resp_1",
                "model": "scripted-2026-01-01",
                "output": [
                    {"type": "reasoning", **hidden["openai"]},
                    {"type": "message", "content": "It is 42, and that is certain; " * 5},
                ],
                "$": "dollar",
                "empty": {},
            }
            response.set_resolved_model("scripted-2026-01-01")
            response.set_usage(input=10, output=2000, details={"cached": 3, "reasoning": {"tokens": 7}})
            return [
                StreamEvent(type="reasoning", chunk="Let me "),
                StreamEvent(type="reasoning", chunk="think.", provider_metadata=signed),
                text("It is 42, and that is certain; " * 5),
                StreamEvent(type="reasoning", chunk="", redacted=True, provider_metadata=hidden),
            ]

        return self.talk([answer, say("Still 42.")], ["What is it?", "Still?"])

    def several_messages(self):
        return self.talk(
            [
                [
                    text("First, I look. "),
                    StreamEvent(type="tool_call_name", chunk="web_search", tool_call_id="ws", server_executed=True),
                    StreamEvent(
                        type="tool_call_args", chunk='{"q": "pelicans"}', tool_call_id="ws", server_executed=True
                    ),
                    StreamEvent(
                        type="tool_result",
                        chunk="found: " + ODD,
                        tool_call_id="ws",
                        tool_name="web_search",
                        server_executed=True,
                    ),
                    StreamEvent(type="text", chunk="Then I say.", message_index=1),
                ]
            ],
            ["Search"],
        )

    def chain(self, answers, prompt, tools):
        conversation = Scripted(*answers).conversation()
        chain = conversation.chain(prompt, tools=tools)
        chain.text()
        chain.log_to_db(self.db)
        return [conversation.id]

    def tools(self):
        tools = llm.get_tools()
        ids = self.chain(
            [
                call("shout", '{"text": "hi \\u2603", "n": 1.50}', "c1")
                + call("fail", '{"text": "x"}', "c2")
                + call("gone", "{}", "c3")
                + call("llm_version", "{}", "c4"),
                say("All done."),
            ],
            "Use them",
            [tools["shout"], tools["fail"], tools["llm_version"]],
        )
        return ids

    def toolboxes(self):
        return self.chain(
            [call("Memory_get", '{"key": "k"}', "m1"), say("It has it.")],
            "Remember",
            [Memory("lab", depth=3)],
        )

    def results_with_attachments(self):
        return self.chain([call("picture", "{}", "p1"), say("A picture.")], "Draw", [llm.get_tools()["picture"]])

    def waiting_calls(self):
        tool = llm.get_tools()["llm_version"]
        conversation = Scripted(call("llm_version", "{}", "w1")).conversation()
        response = conversation.prompt("Which version?", tools=[tool])
        response.text()
        response.log_to_db(self.db)
        return [conversation.id]

    def attachments(self):
        file = self.folder / "note \u2603.txt"
        file.write_text("a note\n", "utf-8")
        return self.talk(
            [say("I see."), say("Again.")],
            ["Look", ""],
            attachments=[
                llm.Attachment(type="image/png", content=PNG),
                llm.Attachment(type="text/plain", path=str(file)),
                llm.Attachment(type="image/png", url="https://example.com/a%20b.png?x=1"),
                llm.Attachment(type="image/png", content=PNG),
            ],
        )

    def fragments(self):
        long = "The quick brown fox. " * 50
        short = "The quick"
        return self.talk(
            [say("A fox."), say("The quick brown fox. " * 50)],
            ["What is it? The quick brown", "And now?"],
            fragments=[llm.Fragment(long, "fox.txt"), llm.Fragment(short, "-"), llm.Fragment(ODD, "https://example.com/odd")],
            system_fragments=[llm.Fragment("  Be a fox.\n", "be.txt")],
            system="And brief.",
        )

    def schemas(self):
        schema = llm.schema_dsl("name, age int, bio: a short bio")
        return self.talk(
            [say('{"name": "Cleo", "age": 3, "bio": "caf\\u00e9"}'), say("not json")],
            ["A dog", "Another"],
            schema=schema,
        )

    def forks(self):
        [thread] = self.talk([say("One."), say("Two.")], ["Count", "On"])
        chain = self.store.load_chain(self.store.thread_tip(thread))
        first = self.db.execute(
            "select tip_message_hash from turns where thread_id = ? order by id limit 1", [thread]
        ).fetchone()[0]
        fork = self.store.fork(first, name="the other way", forked_from=thread)
        response = Scripted(say("Three.")).prompt(messages=chain[:2] + [parts.user("Skip one")])
        response.text()
        self.store.log(response, thread_id=fork)
        return [thread, fork]

    def any_part_in_any_role(self):
        tip = self.store.ensure_chain(
            [
                parts.Message("user", [parts.ReasoningPart("mused"), parts.TextPart("said")], {"x": {"y": 1}}),
                parts.Message("assistant", [parts.AttachmentPart(llm.Attachment(type="image/png", content=PNG))]),
            ]
        )
        return [self.store.create_thread(name="odd roles", tip=tip)]


FEATURES = {
    "words": Writer.words,
    "odd words": Writer.odd_words,
    "system prompts": Writer.system,
    "options": Writer.options,
    "reasoning, usage, payload": Writer.reasoning,
    "several messages, server-side tools": Writer.several_messages,
    "tools": Writer.tools,
    "toolboxes": Writer.toolboxes,
    "results with attachments": Writer.results_with_attachments,
    "calls that wait": Writer.waiting_calls,
    "attachments": Writer.attachments,
    "fragments": Writer.fragments,
    "schemas": Writer.schemas,
    "forks": Writer.forks,
    "any part in any role": Writer.any_part_in_any_role,
}
