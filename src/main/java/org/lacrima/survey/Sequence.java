package org.lacrima.survey;

/** In which order things are asked. */
enum Sequence {
  FIXED,
  RANDOM
}
