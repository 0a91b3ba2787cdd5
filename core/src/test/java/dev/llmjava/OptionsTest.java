package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final Options OPTIONS =
      new Options(
          List.of(
              new Option("temperature", new Option.Kind.Real(0.0, 2.0), "t"),
              new Option("max_tokens", new Option.Kind.Whole(null, null), "m"),
              new Option("logprobs", new Option.Kind.Whole(null, 5L), "l"),
              new Option("stop", new Option.Kind.Text(), "s"),
              new Option("json_object", new Option.Kind.Flag(), "j"),
              new Option("effort", new Option.Kind.Choice(List.of("low", "mid", "high")), "e"),
              new Option("logit_bias", new Option.Kind.LogitBias(), "b")));

  @Test
  void typesWhatTheUserTyped() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("json_object", "Yes");
    typed.put("temperature", "1");
    typed.put("max_tokens", "42");
    typed.put("stop", "1");
    typed.put("effort", "mid");
    typed.put("logit_bias", "{\"17\": -100}");

    assertThat(OPTIONS.parse(typed))
        .hasToString(
            "{\"temperature\":1.0,\"max_tokens\":42,\"stop\":\"1\",\"json_object\":true,"
                + "\"effort\":\"mid\",\"logit_bias\":{\"17\":-100}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temperature|warm|Input should be a valid number, unable to parse string as a number",
        "temperature|2.5|Input should be less than or equal to 2",
        "temperature|-1|Input should be greater than or equal to 0",
        "temperature|NaN|Input should be a finite number",
        "max_tokens|1.5|Input should be a valid integer, unable to parse string as an integer",
        "logprobs|6|Input should be less than or equal to 5",
        "json_object|maybe|Input should be a valid boolean, unable to interpret input",
        "effort|max|Input should be 'low', 'mid' or 'high'",
        "logit_bias|x|Value error, Invalid JSON in logit_bias string",
        "logit_bias|{\"a\": 1}|Value error, Invalid key-value pair in logit_bias dictionary",
        "logit_bias|{\"1\": 101}|Value error, Invalid key-value pair in logit_bias dictionary",
        "nope|1|Extra inputs are not permitted"
      })
  void saysWhatIsWrong(String name, String value, String problem) {
    assertThatThrownBy(() -> OPTIONS.parse(Map.of(name, value)))
        .isInstanceOf(LlmException.InvalidOptions.class)
        .hasMessage(name + "\n  " + problem);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("nope", "1");
    typed.put("max_tokens", "x");

    assertThatThrownBy(() -> OPTIONS.parse(typed))
        .hasMessage(
            """
            max_tokens
              Input should be a valid integer, unable to parse string as an integer
            nope
              Extra inputs are not permitted\
            """);
  }
}
