package teahouse.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The fields of a form, as a browser would send them.
record Form(List<Field> fields) {
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern TYPE = Pattern.compile("\\btype=\"([^\"]*)\"");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern ENTITY =
      Pattern.compile("&(amp|lt|gt|quot|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  record Field(String name, String value) {}

  static Form empty() {
    return new Form(List.of());
  }

  /// The hidden fields of the only form in a page.
  static Form in(String html) {
    return new Form(
        INPUT
            .matcher(html)
            .results()
            .map(input -> input.group())
            .filter(input -> attribute(TYPE, input).equals("hidden"))
            .map(input -> new Field(attribute(NAME, input), attribute(VALUE, input)))
            .toList());
  }

  Form with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Form(List.copyOf(more));
  }

  String encoded() {
    return fields.stream()
        .map(field -> field.name() + "=" + URLEncoder.encode(field.value(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String attribute(Pattern pattern, String input) {
    var found = pattern.matcher(input);
    return found.find() ? unescaped(found.group(1)) : "";
  }

  private static String unescaped(String html) {
    return ENTITY
        .matcher(html)
        .replaceAll(entity ->
            Matcher.quoteReplacement(
                switch (entity.group(1)) {
                  case "amp" -> "&";
                  case "lt" -> "<";
                  case "gt" -> ">";
                  case "quot" -> "\"";
                  default -> Character.toString(codePoint(entity.group(1).substring(1)));
                }));
  }

  private static int codePoint(String number) {
    return number.startsWith("x")
        ? Integer.parseInt(number.substring(1), 16)
        : Integer.parseInt(number);
  }
}
