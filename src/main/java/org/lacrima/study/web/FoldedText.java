package org.lacrima.study.web;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A long text whose middle folds away until somebody opens it, without scripts: its heading, its
 * first paragraph and its last stay in sight, and the fold says what is in it.
 */
public final class FoldedText {

  /** A shorter text is not folded. */
  private static final int SHORTEST = 5;

  private static final int WORDS_A_MINUTE = 180;

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private FoldedText() {}

  public static RawString of(String markdown, Words words) {
    List<Node> blocks = new ArrayList<>();
    for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
      blocks.add(node);
    }
    int from = 0;
    while (from < blocks.size() && blocks.get(from) instanceof Heading) {
      from++;
    }
    from++;
    int to = blocks.size() - 1;
    if (blocks.size() < SHORTEST || to - from < 2) {
      return SafeText.block(markdown);
    }
    List<String> lines = markdown.lines().toList();
    String folded = source(blocks.subList(from, to), lines);
    return new RawString(
        SafeText.block(source(blocks.subList(0, from), lines)).getValue()
            + "<details class=\"more\"><summary>"
            + summary(folded, blocks.subList(from, to), words)
            + "</summary>"
            + SafeText.block(folded).getValue()
            + "</details>"
            + SafeText.block(source(blocks.subList(to, blocks.size()), lines)).getValue());
  }

  private static String summary(String folded, List<Node> blocks, Words words) {
    long minutes =
        Math.max(1, Math.round(folded.split("\\s+", -1).length / (double) WORDS_A_MINUTE));
    String topics =
        blocks.stream()
            .map(FoldedText::topic)
            .filter(topic -> !topic.isEmpty())
            .collect(Collectors.joining(" · "));
    return SafeText.inline(
            topics.isEmpty()
                ? words.say("landing.more.plain", minutes)
                : words.say("landing.more", minutes, topics))
        .getValue();
  }

  /** What stands in bold where a paragraph begins. */
  private static String topic(Node block) {
    if (!(block instanceof Paragraph)
        || !(block.getFirstChild() instanceof StrongEmphasis strong)
        || !(strong.getFirstChild() instanceof Text text)) {
      return "";
    }
    return text.getLiteral().replaceAll("[.:,]$", "");
  }

  private static String source(List<Node> blocks, List<String> lines) {
    return blocks.stream()
        .map(
            block -> {
              List<SourceSpan> spans = block.getSourceSpans();
              return IntStream.rangeClosed(
                      spans.get(0).getLineIndex(), spans.get(spans.size() - 1).getLineIndex())
                  .mapToObj(lines::get)
                  .collect(Collectors.joining("\n"));
            })
        .collect(Collectors.joining("\n\n"));
  }
}
