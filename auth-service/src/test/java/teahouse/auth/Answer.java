package teahouse.auth;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came back: a page with a form, a redirect, or JSON.
record Answer(HttpResponse<String> response) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  String location() {
    return header("Location");
  }

  JsonNode json() {
    return JSON.readTree(body());
  }

  /// The fields that the page's form sends: those it hides, and what somebody typed.
  List<Map.Entry<String, String>> formWith(Map<String, String> typed) {
    var fields = new ArrayList<>(List.copyOf(typed.entrySet()));
    Matcher hidden = HIDDEN.matcher(body());
    while (hidden.find()) {
      fields.add(Map.entry(hidden.group(1), hidden.group(2)));
    }
    return fields;
  }

  /// Where the redirect leads, without the origin.
  String pathOfLocation() {
    URI uri = URI.create(location());
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
