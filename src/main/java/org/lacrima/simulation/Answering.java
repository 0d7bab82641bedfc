package org.lacrima.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.NumberText;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.survey.Item;
import org.lacrima.survey.MultipleChoice;
import org.lacrima.survey.NumberEntry;
import org.lacrima.survey.Option;
import org.lacrima.survey.SingleChoice;
import org.lacrima.survey.SplitMix;

/** One person answering: their traits, their chance, and what they have said so far. */
final class Answering {

  private final Population population;
  private final double[] traits;
  private final SplitMix random;
  private final Map<String, String> said = new HashMap<>();

  Answering(Population population, double[] traits, SplitMix random) {
    this.population = population;
    this.traits = traits;
    this.random = random;
  }

  /** What a form sends for an item; nothing where it is skipped. */
  Map<String, List<String>> answer(Item item) {
    ItemModel model = population.models().get(item.id());
    if (model == null) {
      throw new IllegalArgumentException("No model for the item " + item.id());
    }
    // drawn whether used or not: one item's missingness does not move the next item's chance
    double silent = random.nextDouble();
    double latent = latent(model);
    double chance = random.nextDouble();
    double word = random.nextDouble();
    if (silent < model.skip()) {
      return Map.of();
    }
    if (silent < model.skip() + model.preferNot()) {
      return Map.of(item.id(), List.of(MissingCode.PREFERRED_NOT.text()));
    }
    List<String> values = values(item, model, latent, chance);
    if (model.shape() instanceof ItemModel.Words) {
      values = List.of(pick(model.words(), word));
    }
    if (values.isEmpty()) {
      return Map.of();
    }
    said.put(item.id(), values.get(0));
    Map<String, List<String>> sent = new LinkedHashMap<>();
    sent.put(item.id(), values);
    if (item.format() instanceof SingleChoice choice
        && !model.words().isEmpty()
        && choice.scale().option(values.get(0)).stream().anyMatch(Option::describes)) {
      sent.put(SingleChoice.textColumn(item.id()), List.of(pick(model.words(), word)));
    }
    return sent;
  }

  private double latent(ItemModel model) {
    double explained = 0;
    double latent = 0;
    for (int i = 0; i < traits.length; i++) {
      double loading = model.loadings().getOrDefault(population.traits().names().get(i), 0.0);
      latent += loading * traits[i];
      explained += loading * loading;
    }
    latent += Math.sqrt(Math.max(0, 1 - explained)) * random.nextGaussian();
    return latent + number(model.plus()) + number(model.effect());
  }

  private double number(@Nullable BoundFormula formula) {
    double number = formula == null ? 0 : formula.number(said::get);
    return Double.isNaN(number) ? 0 : number;
  }

  private List<String> values(Item item, ItemModel model, double latent, double chance) {
    ItemModel.Shape shape = model.shape();
    if (shape instanceof ItemModel.Rounded rounded) {
      return List.of(nearest(item, rounded.mean() + rounded.sd() * latent));
    }
    if (shape instanceof ItemModel.LogNormal numbers) {
      return List.of(
          nearest(
              item, numbers.from() + numbers.median() * StrictMath.exp(numbers.spread() * latent)));
    }
    if (shape instanceof ItemModel.Cuts cuts && item.format() instanceof SingleChoice choice) {
      List<String> options =
          choice.scale().options().stream()
              .map(Option::value)
              .sorted((a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)))
              .toList();
      int at = (int) cuts.cuts().stream().filter(cut -> latent >= cut).count();
      return List.of(options.get(Math.min(at, options.size() - 1)));
    }
    if (shape instanceof ItemModel.Computed computed) {
      double number = computed.formula().number(said::get);
      return Double.isNaN(number) ? List.of() : List.of(NumberText.of(number));
    }
    if (shape instanceof ItemModel.Shares shares) {
      return shared(item, shares.shares(), chance);
    }
    return List.of();
  }

  private List<String> shared(Item item, Map<String, Double> shares, double chance) {
    List<String> values = new ArrayList<>();
    if (item.format() instanceof MultipleChoice) {
      shares.forEach(
          (name, share) -> {
            if (random.nextDouble() < share) {
              values.add(name);
            }
          });
      return values;
    }
    double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    double below = 0;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      below += share.getValue() / total;
      if (chance < below) {
        return List.of(share.getKey());
      }
    }
    return List.of(List.copyOf(shares.keySet()).get(shares.size() - 1));
  }

  private static String nearest(Item item, double wanted) {
    if (item.format() instanceof NumberEntry number) {
      BigDecimal value = new BigDecimal(wanted).setScale(number.decimals(), RoundingMode.FLOOR);
      return value.max(number.low()).min(number.high()).toPlainString();
    }
    if (item.format() instanceof SingleChoice choice) {
      String best = choice.scale().first().value();
      for (Option option : choice.scale().options()) {
        if (distance(option.value(), wanted) < distance(best, wanted)) {
          best = option.value();
        }
      }
      return best;
    }
    throw new IllegalArgumentException("No number can be sent for " + item.id());
  }

  private static double distance(String value, double wanted) {
    return Math.abs(Double.parseDouble(value) - wanted);
  }

  private static String pick(List<String> words, double chance) {
    return words.get((int) (chance * words.size()));
  }
}
