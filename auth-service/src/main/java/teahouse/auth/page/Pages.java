package teahouse.auth.page;

import com.samskivert.mustache.Mustache;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;
import teahouse.auth.problem.Languages;

/// Makes pages from templates: words in the reader's language, the token that forms need.
@Component
class Pages {

  private final MessageSource messages;

  Pages(MessageSource messages) {
    this.messages = messages;
  }

  /// A page, under the name of its template, which is also the prefix of its words.
  ModelAndView page(String template, HttpServletRequest request) {
    Locale locale = Languages.of(request);
    var page = new ModelAndView(template);
    page.addObject("lang", locale.getLanguage().equals("zh") ? "zh-CN" : "en");
    page.addObject("title", words("page." + template + ".title", locale));
    page.addObject("words", inLanguage(locale));
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      page.addObject("formToken", token.getToken());
    }
    return page;
  }

  String words(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  /// `{{#words}}key{{/words}}`
  private Mustache.Lambda inLanguage(Locale locale) {
    return (fragment, out) ->
        out.write(HtmlUtils.htmlEscape(words(fragment.execute().strip(), locale), "UTF-8"));
  }
}
