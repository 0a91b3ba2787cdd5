package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationTest {
  @Test
  void anAddressAloneIsACitation() {
    assertThat(citations("{\"p\": {\"citations\": [\"https://a.example\"]}}"))
        .extracting(Citation::url)
        .containsExactly("https://a.example");
  }

  @Test
  void readsTheFormsThatProvidersHave() {
    List<Citation> citations =
        citations(
            """
            {"p": {
              "annotations": [
                {"type": "url_citation",
                 "url_citation": {"url": "u1", "title": "t1", "start_index": 3, "end_index": 9}},
                {"type": "url_citation", "url": "u2", "title": "t2", "start_index": 1},
                {"type": "file_citation", "filename": "f.txt"}],
              "citations": [
                {"type": "page_location", "cited_text": "words", "document_title": "d",
                 "start_page_number": 2},
                null, 7]}}
            """);

    assertThat(citations.getFirst())
        .extracting(Citation::url, Citation::title, Citation::start, Citation::end)
        .containsExactly("u1", "t1", 3L, 9L);
    assertThat(citations.get(1).end()).isNull();
    assertThat(citations.get(2).title()).isEqualTo("f.txt");
    assertThat(citations.get(3))
        .extracting(Citation::url, Citation::title, Citation::text, Citation::start)
        .containsExactly(null, "d", "words", null);
    assertThat(citations).hasSize(6);
    assertThat(citations.get(5).raw()).isEqualTo(Json.of(7));
  }

  @Test
  void aMessageGivesThoseOfItsTextsAndThenItsOwn() {
    var text = new Part.Text("a", data("{\"p\": {\"citations\": [\"u1\"]}}"));
    var message =
        new Message(Role.ASSISTANT, List.of(text), data("{\"p\": {\"citations\": [\"u2\"]}}"));

    assertThat(message.citations()).extracting(Citation::url).containsExactly("u1", "u2");
    assertThat(new Part.Text("a").citations()).isEmpty();
  }

  private static List<Citation> citations(String json) {
    return new Part.Text("text", data(json)).citations();
  }

  private static ProviderData data(String json) {
    return new ProviderData(Json.parseObject(json));
  }
}
