package teahouse.auth.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/// Chinese and English, by `Accept-Language`; English for everyone else.
@Configuration(proxyBeanMethods = false)
public class Languages {

  private static final AcceptHeaderLocaleResolver RESOLVER = resolver();

  @Bean
  LocaleResolver localeResolver() {
    return RESOLVER;
  }

  public static Locale of(HttpServletRequest request) {
    return RESOLVER.resolveLocale(request);
  }

  private static AcceptHeaderLocaleResolver resolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(List.of(Locale.ENGLISH, Locale.CHINESE));
    resolver.setDefaultLocale(Locale.ENGLISH);
    return resolver;
  }
}
