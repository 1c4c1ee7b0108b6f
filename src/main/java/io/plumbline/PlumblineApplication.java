package io.plumbline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the server. */
@SpringBootApplication
@Modulithic(systemName = "Plumbline")
public class PlumblineApplication {

  public static void main(String[] args) {
    SpringApplication.run(PlumblineApplication.class, args);
  }
}
