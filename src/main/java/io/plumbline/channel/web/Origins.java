package io.plumbline.channel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which other websites may hold the chat: the server's own and those of {@code plumbline.web.allowed-origins}.
 *
 * <p>Any other is refused in words that its page can read, so that the chat there says why instead of going silent.
 */
final class Origins extends DefaultCorsProcessor {

  private final JsonMapper json;

  private Origins(JsonMapper json) {
    this.json = json;
  }

  static CorsFilter filter(List<String> allowed, JsonMapper json) {
    var rules = new CorsConfiguration();
    rules.setAllowedOrigins(allowed);
    rules.setAllowedMethods(List.of("GET", "POST", "DELETE"));
    rules.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
    rules.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
    rules.setMaxAge(3600L);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", rules);
    var filter = new CorsFilter(source);
    filter.setCorsProcessor(new Origins(json));
    return filter;
  }

  @Override
  protected void rejectRequest(ServerHttpResponse response) throws IOException {
    var code = ErrorCode.ORIGIN_NOT_ALLOWED;
    var problem = Problems.document(
        HttpStatus.FORBIDDEN, code.wire(), "this website may not hold the chat: its operator can add it to plumbline.web.allowed-origins");
    response.setStatusCode(HttpStatus.FORBIDDEN);
    response.getHeaders().setAccessControlAllowOrigin("*"); // it reads this refusal, and nothing else
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getBody().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    response.flush();
  }
}
