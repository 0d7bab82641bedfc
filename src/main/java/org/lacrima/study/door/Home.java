package org.lacrima.study.door;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/** The one directory that the service writes to. */
public record Home(Path directory) {

  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  /** Creates the directory where it is missing, and makes sure that it can be used. */
  public static Home open(Path directory) {
    Home home = new Home(directory);
    Path path = home.directory();
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw home.problem(
          "home-not-a-directory",
          "The home must be a directory, and this is a file.",
          "Maybe name another place with --home.");
    }
    try {
      Files.createDirectories(path);
      Path probe = Files.createTempFile(path, "probe", ".tmp");
      Files.delete(probe);
    } catch (AccessDeniedException e) {
      throw home.problem(
          "home-not-writable",
          "The home directory cannot be read and written by this user.",
          "Maybe change its owner, or name another place with --home.");
    } catch (FileAlreadyExistsException e) {
      throw home.problem(
          "home-not-a-directory",
          "A part of this path is a file: " + e.getFile() + ".",
          "Maybe name another place with --home.");
    } catch (IOException e) {
      throw home.problem(
          "home-not-usable",
          "The home directory cannot be used: " + e.getMessage() + ".",
          "Maybe the disk is full or read-only; --home names another place.");
    }
    if (!Files.isReadable(path) || !Files.isExecutable(path)) {
      throw home.problem(
          "home-not-writable",
          "The home directory cannot be read and written by this user.",
          "Maybe change its owner, or name another place with --home.");
    }
    return home;
  }

  /** A home that a server has kept data in, which this user can read and write. */
  static Home withData(Path directory) {
    Home home = new Home(directory);
    try {
      Files.readAttributes(home.postgres().resolve("data"), BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      throw home.problem(
          "home-not-readable",
          "The home directory cannot be read by this user.",
          "Maybe run as the user that 'serve' runs as.");
    } catch (IOException e) {
      throw home.problem(
          "home-without-data",
          "No server has ever kept data in this home directory.",
          "Maybe name the one that 'serve' uses with --home.");
    }
    return open(directory);
  }

  public Path lock() {
    return directory.resolve("lock");
  }

  public Path secrets() {
    return directory.resolve("secrets.properties");
  }

  public Path postgres() {
    return directory.resolve("postgresql");
  }

  /** Hashes of withdrawn responses, outside the database so that they outlive a restored backup. */
  public Path tombstones() {
    return directory.resolve("withdrawn.txt");
  }

  /** Where a researcher puts survey files. */
  public Path studies() {
    return directory.resolve("studies");
  }

  InvalidInputException problem(String code, String message, String remedy) {
    return new InvalidInputException(
        new Problem(code, Place.file(directory.toString()), message, remedy));
  }
}
