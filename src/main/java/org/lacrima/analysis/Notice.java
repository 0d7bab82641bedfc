package org.lacrima.analysis;

/**
 * Something a reader must know about a number, or about the whole run.
 *
 * @param code stable ({@code zero-variance})
 * @param about the analysis or variable it concerns; empty for the whole run
 * @param message a sentence
 */
public record Notice(String code, String about, String message) {}
