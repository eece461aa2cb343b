package teahouse.system.stranger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The fields of an HTML form, in its order; names may repeat.
final class Form {

  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern KIND = Pattern.compile("\\btype=\"([^\"]*)\"");

  private record Field(String name, String value) {}

  private final List<Field> fields = new ArrayList<>();

  static Form of(String... namesAndValues) {
    Form form = new Form();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.and(namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }

  /// The hidden fields of a page, which a client sends back as they are.
  static Form hiddenOn(String page) {
    Form form = new Form();
    Matcher input = INPUT.matcher(page);
    while (input.find()) {
      String tag = input.group();
      if ("hidden".equals(first(KIND, tag)) && !first(NAME, tag).isEmpty()) {
        form.and(first(NAME, tag), first(VALUE, tag).replace("&amp;", "&"));
      }
    }
    return form;
  }

  Form and(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  String encoded() {
    return fields.stream()
        .map(field -> encode(field.name()) + "=" + encode(field.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
