package teahouse.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The fields of a form, as a browser would send them.
record Form(List<Field> fields) {
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern TYPE = Pattern.compile("\\btype=\"([^\"]*)\"");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
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
    return found.find() ? found.group(1) : "";
  }
}
