package io.plumbline;

import io.plumbline.studio.Plumbline;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the server, or runs one command of the staff's. */
@SpringBootApplication
@Modulithic(systemName = "Plumbline")
public class PlumblineApplication {

  public static void main(String[] args) {
    int status = Plumbline.run(args, rest -> SpringApplication.run(PlumblineApplication.class, rest));
    if (status != Integer.MIN_VALUE) {
      System.exit(status);
    }
  }
}
