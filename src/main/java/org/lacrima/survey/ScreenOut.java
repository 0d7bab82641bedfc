package org.lacrima.survey;

/**
 * Who is not asked on after a page: the study is not about them, and they are told so kindly.
 *
 * @param text what they read instead of the next page
 */
public record ScreenOut(Condition when, Text text) {}
