package dev.llmjava.provider;

import static dev.llmjava.ServerTool.CODE_EXECUTION;
import static dev.llmjava.ServerTool.WEB_FETCH;
import static dev.llmjava.ServerTool.WEB_SEARCH;

import dev.llmjava.ServerTool.Kind;
import java.util.List;

/** The tools that providers run, by their manuals. */
final class ServerToolKinds {
  /** Whoever speaks Responses ("Using tools"); the three that LLM has. */
  static final List<Kind> RESPONSES =
      List.of(
          kind(
                  WEB_SEARCH,
                  "WebSearch",
                  "Search the web and open pages.",
                  "web_search",
                  "web_search_preview")
              .withSettings(Kind.CONTEXT_SIZE),
          kind(
              CODE_EXECUTION,
              "CodeInterpreter",
              "Run Python in a container of the provider's.",
              "code_interpreter"),
          Kind.anyOther(""));

  /** Of Anthropic's models that can search ("Tool reference"). */
  static final List<Kind> ANTHROPIC =
      List.of(
          kind(WEB_SEARCH, "WebSearch", "Search the web.", "web_search")
              .withSettings(Kind.MOST_USES),
          kind(WEB_FETCH, "WebFetch", "Read a page or a PDF at an address.", "web_fetch"),
          kind(
              CODE_EXECUTION,
              "CodeExecution",
              "Run commands and code in a container of Anthropic's.",
              "code_execution"),
          Kind.anyOther(""));

  /** Under the names that llm-gemini has for the first three ("Tool"). */
  static final List<Kind> GEMINI =
      List.of(
          kind(
              WEB_SEARCH,
              "GoogleSearch",
              "Search with Google.",
              "googleSearch",
              "google_search",
              "googleSearchRetrieval",
              "google_search_retrieval",
              "enterpriseWebSearch",
              "enterprise_web_search"),
          kind(WEB_FETCH, "URLContext", "Read what is at addresses.", "urlContext", "url_context"),
          kind(
              CODE_EXECUTION,
              "CodeExecution",
              "Run Python at Google's.",
              "codeExecution",
              "code_execution"),
          kind("googleMaps", "GoogleMaps", "Look places up.", "googleMaps", "google_maps"),
          kind("fileSearch", "FileSearch", "Search in stored files.", "fileSearch", "file_search"),
          kind(
              "computerUse",
              "ComputerUse",
              "Say what to do on a screen.",
              "computerUse",
              "computer_use"));

  /** Anything that somebody's own server may have. */
  static final List<Kind> ANY = List.of(Kind.anyOther(""));

  /** For every model ("Server Tools"). */
  private static final List<Kind> OPENROUTER =
      List.of(
          kind(WEB_SEARCH, "WebSearch", "Search the web.", "openrouter:web_search"),
          kind(WEB_FETCH, "WebFetch", "Read what is at an address.", "openrouter:web_fetch"),
          Kind.anyOther("openrouter:"));

  /** OpenAI's open models at Groq's ("Built-In Tools"). */
  private static final List<Kind> GPT_OSS =
      List.of(
          kind(WEB_SEARCH, "BrowserSearch", "Search the web and open pages.", "browser_search"),
          kind(CODE_EXECUTION, "CodeInterpreter", "Run Python at Groq's.", "code_interpreter"));

  /** Groq's systems, which may use all of these unless they are told which ("Compound"). */
  private static final List<Kind> COMPOUND =
      List.of(
          kind(WEB_SEARCH, "WebSearch", "Search the web.", "web_search"),
          kind(WEB_FETCH, "VisitWebsite", "Read what is at an address.", "visit_website"),
          kind(CODE_EXECUTION, "CodeInterpreter", "Run Python at Groq's.", "code_interpreter"),
          kind(
              "browser_automation",
              "BrowserAutomation",
              "Use websites in several browsers.",
              "browser_automation"),
          kind("wolfram_alpha", "WolframAlpha", "Ask Wolfram Alpha.", "wolfram_alpha"));

  private ServerToolKinds() {}

  /** Of a vendor whose models speak chat completions, by the model's name with the vendor's. */
  static List<Kind> of(String vendor, String model) {
    return switch (vendor) {
      case "openrouter" -> OPENROUTER;
      case "groq" -> groq(model);
      default -> List.of();
    };
  }

  private static List<Kind> groq(String model) {
    if (model.startsWith("groq/" + Groq.COMPOUND)) {
      return COMPOUND;
    }
    return model.startsWith("groq/openai/gpt-oss-") ? GPT_OSS : List.of();
  }

  private static Kind kind(String name, String displayName, String description, String... types) {
    return new Kind(name, displayName, description, List.of(types));
  }
}
