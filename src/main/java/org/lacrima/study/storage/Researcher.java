package org.lacrima.study.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.security.jpa.Password;
import io.quarkus.security.jpa.Roles;
import io.quarkus.security.jpa.UserDefinition;
import io.quarkus.security.jpa.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** Somebody who may see studies. */
@Entity
@DynamicUpdate
@UserDefinition
public class Researcher extends PanacheEntityBase {

  public static final String ROLE = "researcher";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Username public String name;

  /** bcrypt. */
  @Password public String password;

  /** The first password is known from a terminal; nothing opens before it is changed. */
  @Column(name = "must_change")
  public boolean mustChange;

  @Column(name = "created_at")
  public Instant createdAt;

  @Roles
  public String role() {
    return ROLE;
  }

  public static Optional<Researcher> named(String name) {
    return find("name", name).firstResultOptional();
  }
}
