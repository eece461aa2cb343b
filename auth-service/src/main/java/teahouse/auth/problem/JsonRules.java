package teahouse.auth.problem;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/// What JSON is read: bounded, without duplicate keys, and a number is not a text.
@Configuration(proxyBeanMethods = false)
class JsonRules {

  static final int LARGEST_DOCUMENT_BYTES = 64 * 1024;

  @Bean
  JsonFactory boundedJson() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxStringLength(LARGEST_DOCUMENT_BYTES)
                .maxNameLength(256)
                .maxDocumentLength(LARGEST_DOCUMENT_BYTES)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  @Bean
  JsonMapperBuilderCustomizer noSilentConversions() {
    return builder ->
        builder.withCoercionConfig(
            LogicalType.Textual,
            coercions ->
                coercions
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }
}
