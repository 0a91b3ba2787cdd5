"""What an invocation left behind, without what is new in every run: ids, times, durations, places."""

import collections
import hashlib
import json
import re
import sqlite3

ULID = re.compile(r"(?<![0-9A-Za-z])[0-7][0-9a-hjkmnp-tv-z]{25}(?![0-9A-Za-z])")
HASH = re.compile(r"b2:[0-9a-f]{32}")
TIME = re.compile(r"\d{4}-\d\d-\d\d([T ])\d\d:\d\d(:\d\d)?(\.\d+)?(\+00:00|Z)?")
DURATION = re.compile(r'("duration_ms": )\d+')
SIZE = re.compile(r"\b\d+\.\d\d(B|KB|MB)\b")

# Numbers that say nothing but how many rows came before.
COUNTERS = {("parts", "id"), ("turn_search", "id"), ("part_attachments", "part_id"), ("part_fragments", "part_id")}

# Tables of LLM; those of ours are its own business.
TABLES = [
    "threads", "turns", "messages", "parts", "part_attachments", "part_fragments", "turn_tools",
    "turn_fragments", "turn_search", "tool_instantiations", "tools", "tool_instances", "schemas",
    "attachments", "fragments", "fragment_aliases", "conversations", "responses",
]


class Normal:
    """The same text for both tools: what differs in every run becomes a name, numbered as it comes in a
    case. An id from an earlier case is called old, so that one difference does not lead to others."""

    def __init__(self, places, version):
        self.places = places
        self.version = re.compile(r"(?<![\w.])" + re.escape(version) + r"(?![\w.])")
        self.seen = set()
        self.hashes = set()
        self.names = {}

    def next_case(self):
        self.seen |= self.names.keys()
        self.names = {}

    def text(self, text):
        for place, name in self.places:
            text = text.replace(place, name)
        text = self.version.sub("VERSION", text)
        text = ULID.sub(lambda match: self.named("id", match[0]), text)
        text = TIME.sub(moment, text)
        text = SIZE.sub("SIZE", text)
        text = DURATION.sub(r"\1MS", text)
        return HASH.sub(lambda match: self.named("hash", match[0]) if match[0] in self.hashes else match[0], text)

    def named(self, kind, value):
        age = "old" if value in self.seen else "new"
        return self.names.setdefault(value, f"{age}-{kind}-{len(self.names) + 1}")


def moment(match):
    return f"DATE{match[1]}TIME{'.f' if match[3] else ''}{match[4] or ''}"


def files(folders):
    """The files of the directories but databases: their names and what is in them."""
    found = {}
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and ".db" not in path.name and path.name != ".llm-java.lock":
                found[f"{name}/{path.relative_to(folder)}"] = readable(path.read_bytes())
    return found


def readable(content):
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f"{len(content)} bytes, {hashlib.sha256(content).hexdigest()}"


def rows(database):
    """The rows of LLM's tables, each as text; where there is no database, none."""
    if not database.exists():
        return {}
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        db.row_factory = sqlite3.Row
        there = {row[0] for row in db.execute("select name from sqlite_master where type = 'table'")}
        return {table: table_rows(db, table) for table in TABLES if table in there}


def table_rows(db, table):
    return [
        {key: shown(key, row[key]) for key in sorted(row.keys()) if (table, key) not in COUNTERS}
        for row in db.execute(f"select * from [{table}] order by rowid")
    ]


def shown(key, value):
    if key == "duration_ms":
        return "MS"
    if key == "response_json" and value:
        return json.dumps(json.loads(value), sort_keys=True)
    return readable(value) if isinstance(value, bytes) else value


def without_nulls(json_value):
    if isinstance(json_value, dict):
        return {key: without_nulls(value) for key, value in json_value.items() if value is not None}
    return [without_nulls(value) for value in json_value] if isinstance(json_value, list) else json_value


def sorted_answers(text):
    """The same JSON with the keys of what a provider answered in one order, and its times whole: Python's
    LLM has them as its client library read them, ours as they came."""
    if '"response_json": {' not in text:
        return text
    try:
        rows = json.loads(text)
    except ValueError:
        return text
    for row in rows:
        answer = json.dumps(row["response_json"], sort_keys=True)
        row["response_json"] = json.loads(re.sub(r'("created_at": \d+)\.0', r"\1", answer))
    return json.dumps(rows, indent=2)


def added(before, after):
    """What of the second was not in the first, and what is gone."""
    lines = []
    for name in sorted(set(before) | set(after)):
        if name not in after:
            lines.append(f"{name} is gone")
        elif before.get(name) != after[name]:
            lines += [f"{name}:", after[name], ""]
    return "\n".join(lines)


def added_rows(before, after, normal):
    """The new rows. Names for message hashes that depend on ids or times are given here."""
    name_hashes(after, normal)
    lines = []
    for table, now in after.items():
        then = collections.Counter(json.dumps(row) for row in before.get(table, []))
        for row in now:
            if then[json.dumps(row)]:
                then[json.dumps(row)] -= 1
            else:
                lines += [normal.text(line) for line in told(table, row)]
    return "\n".join(lines)


def told(table, row):
    """A row in lines, one for each column that has a value."""
    return [f"{table}:", *(f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in row.items() if value is not None)]


def name_hashes(tables, normal):
    """A hash covers the parts of a message and of all before it."""
    unstable = set()
    for part in tables.get("parts", []):
        text = f"{part['payload']} {part['text']}"
        if normal.text(text) != text:
            unstable.add(part["message_hash"])
    waiting = list(tables.get("messages", []))
    grown = True
    while grown:
        children = {m["hash"] for m in waiting if m["parent_hash"] in unstable}
        grown = not children <= unstable
        unstable |= children
    for message in waiting:
        if message["hash"] in unstable:
            normal.hashes.add(message["hash"])
