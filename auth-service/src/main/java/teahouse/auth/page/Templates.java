package teahouse.auth.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How templates become HTML.
@Configuration(proxyBeanMethods = false)
class Templates {

  /// Every attribute is in double quotes, so these five are all that could end a text. The library
  /// would write `=` as a reference too, which people who read our forms with simple tools miss.
  private static final String[][] WRITTEN_OTHERWISE = {
    {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
  };

  @Bean
  Mustache.Compiler templateCompiler(Mustache.TemplateLoader loader) {
    return Mustache.compiler().withLoader(loader).withEscaper(Escapers.simple(WRITTEN_OTHERWISE));
  }
}
