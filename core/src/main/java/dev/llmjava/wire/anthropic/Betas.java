package dev.llmjava.wire.anthropic;

import dev.llmjava.json.Json;
import java.util.Set;

/** What a request asks for that has to be switched on ("Beta headers"). */
final class Betas {
  private Betas() {}

  static void of(Json.Obj body, Set<String> betas) {
    if ("fast".equals(body.string("speed"))) {
      betas.add("fast-mode-2026-02-01");
    }
    if (body.has("fallbacks")) {
      betas.add("server-side-fallback-2026-07-01");
    }
    if (!body.object(Containers.FIELD).items("skills").isEmpty()) {
      betas.add("skills-2025-10-02");
    }
    for (Json edit : body.object("context_management").items("edits")) {
      boolean compacts = edit.toString().contains("\"compact_");
      betas.add(compacts ? "compact-2026-01-12" : "context-management-2025-06-27");
    }
    for (Json message : body.items("messages")) {
      if (message instanceof Json.Obj object) {
        content(object, betas);
      }
    }
  }

  private static void content(Json.Obj message, Set<String> betas) {
    for (Json item : message.items("content")) {
      if (item instanceof Json.Obj block) {
        boolean upload = "container_upload".equals(block.string("type"));
        if (upload || "file".equals(block.object("source").string("type"))) {
          betas.add("files-api-2025-04-14");
        }
        if ("compaction".equals(block.string("type"))) {
          betas.add("compact-2026-01-12");
        }
        if ("tool_addition".equals(block.string("type"))
            || "tool_removal".equals(block.string("type"))) {
          betas.add("mid-conversation-tool-changes-2026-07-01");
        }
      }
    }
  }
}
