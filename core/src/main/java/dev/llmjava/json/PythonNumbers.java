package dev.llmjava.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Prints numbers as Python's {@code repr} does, because the content hashes shared with LLM are
 * taken over that text: {@code 1e-07}, {@code 1e+16}, {@code 1.0}, {@code -0.0}.
 */
final class PythonNumbers {
  /** Python switches to an exponent outside of 1e-4 up to 1e16. */
  private static final int SMALLEST_PLAIN = -4;

  private static final int FIRST_EXPONENT = 16;

  private PythonNumbers() {}

  static String print(Number value) {
    return value instanceof Double real ? print(real.doubleValue()) : value.toString();
  }

  private static String print(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal decimal = shortest(value);
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = decimal.precision() - decimal.scale() - 1;
    String sign = value < 0 ? "-" : "";
    return sign
        + (exponent < SMALLEST_PLAIN || exponent >= FIRST_EXPONENT
            ? scientific(digits, exponent)
            : plain(decimal.abs()));
  }

  /**
   * The shortest digits that read back alike. {@code Double.toString} gives them since JDK 19, but
   * never fewer than two, and Python goes down to one: {@code 5e-324}.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
      return one.doubleValue() == value ? one : decimal;
    }
    return decimal;
  }

  private static String scientific(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = exponent < 0 ? "-" : "+";
    String magnitude = Integer.toString(Math.abs(exponent));
    return digits.charAt(0)
        + fraction
        + "e"
        + sign
        + (magnitude.length() == 1 ? "0" : "")
        + magnitude;
  }

  private static String plain(BigDecimal value) {
    String text = value.toPlainString();
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }
}
