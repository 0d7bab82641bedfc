#!/usr/bin/env Rscript
# The work of analysis-specs/katz-2024.yaml as an R user would write it: base R, and psych for what base R lacks.
# usage: katz-2024.R DATA.csv OUT.csv
args <- commandArgs(TRUE)
suppressPackageStartupMessages(library(psych))
d <- read.csv(args[1], na.strings = c("", "-99", "-88", "-77", "-66", "-55"))
d <- d[is.na(d$duration_s) | d$duration_s >= 120, ]
criers <- d[!is.na(d$ever_cried) & d$ever_cried == 1, ]
out <- list()
add <- function(analysis, term, x, y, n, estimate, statistic = NA, df = NA, p = NA, low = NA, high = NA)
  out[[length(out) + 1]] <<- data.frame(analysis, term, x, y, n, estimate, statistic, df, p, low, high)

describe_all <- function(analysis, data, variables) for (v in variables) {
  x <- data[[v]][!is.na(data[[v]])]; n <- length(x); s <- sd(x); m <- mean(x)
  q <- qt(.975, n - 1) * s / sqrt(n)
  add(analysis, "mean", v, "", n, m, low = m - q, high = m + q)
  add(analysis, "sd", v, "", n, s); add(analysis, "median", v, "", n, median(x))
  add(analysis, "q1", v, "", n, quantile(x, .25)); add(analysis, "q3", v, "", n, quantile(x, .75))
  add(analysis, "min", v, "", n, min(x)); add(analysis, "max", v, "", n, max(x))
  add(analysis, "skewness", v, "", n, skew(x, type = 2)); add(analysis, "kurtosis", v, "", n, kurtosi(x, type = 2))
  w <- shapiro.test(x); add(analysis, "shapiro_w", v, "", n, w$statistic, p = w$p.value)
}
frequencies <- function(analysis, data, variables) for (v in variables) {
  t <- table(data[[v]])
  for (level in names(t)) {
    ci <- prop.test(t[[level]], sum(t), correct = FALSE)$conf.int
    add(analysis, "proportion", v, level, sum(t), t[[level]] / sum(t), low = ci[1], high = ci[2])
  }
}
reliability <- function(analysis, data, name, items) {
  m <- na.omit(data[, items])
  a <- suppressWarnings(suppressMessages(alpha(m, check.keys = FALSE, warnings = FALSE)))
  add(analysis, "alpha", name, "", nrow(m), a$total$raw_alpha, low = a$feldt$lower.ci[[1]], high = a$feldt$upper.ci[[1]])
  for (i in items) {
    add(analysis, "item_total", name, i, nrow(m), a$item.stats[i, "r.drop"])
    add(analysis, "alpha_if_dropped", name, i, nrow(m), a$alpha.drop[i, "raw_alpha"])
  }
  f <- try(factanal(m, 1), silent = TRUE)
  if (!inherits(f, "try-error")) {
    s <- apply(m, 2, sd); l <- sum(f$loadings[, 1] * s)^2
    add(analysis, "omega", name, "", nrow(m), l / (l + sum(f$uniquenesses * s^2)))
  }
}
correlate <- function(analysis, data, pairs, method = "pearson") for (i in seq_len(nrow(pairs))) {
  x <- data[[pairs[i, 1]]]; y <- data[[pairs[i, 2]]]
  t <- suppressWarnings(cor.test(x, y, method = method, exact = FALSE)); n <- sum(complete.cases(x, y))
  ci <- if (method == "pearson") t$conf.int else c(NA, NA)
  add(analysis, "r", pairs[i, 1], pairs[i, 2], n, t$estimate, t$statistic, n - 2, t$p.value, ci[1], ci[2])
}
grid <- function(x, y) as.matrix(expand.grid(x, y, stringsAsFactors = FALSE))
partial <- function(analysis, data, xs, y, given) for (x in xs) {
  m <- as.matrix(na.omit(data[, c(x, y, given)])); p <- solve(cor(m)); k <- length(given)
  r <- -p[1, 2] / sqrt(p[1, 1] * p[2, 2]); df <- nrow(m) - 2 - k; t <- r * sqrt(df / (1 - r^2))
  z <- atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(nrow(m) - 3 - k)
  add(analysis, "r", x, y, nrow(m), r, t, df, 2 * pt(-abs(t), df), tanh(z[1]), tanh(z[2]))
}
two_groups <- function(analysis, data, outcomes, group) for (o in outcomes) {
  a <- data[[o]][data[[group]] %in% 0]; b <- data[[o]][data[[group]] %in% 1]
  a <- a[!is.na(a)]; b <- b[!is.na(b)]; n <- length(a) + length(b)
  for (equal in c(TRUE, FALSE)) {
    t <- t.test(a, b, var.equal = equal)
    add(analysis, if (equal) "student" else "welch", o, group, n, mean(a) - mean(b), t$statistic, t$parameter, t$p.value, t$conf.int[1], t$conf.int[2])
  }
  s <- sqrt(((length(a) - 1) * var(a) + (length(b) - 1) * var(b)) / (n - 2))
  add(analysis, "cohen_d", o, group, n, (mean(a) - mean(b)) / s)
  z <- c(abs(a - mean(a)), abs(b - mean(b))); g <- factor(rep(1:2, c(length(a), length(b))))
  l <- anova(lm(z ~ g)); add(analysis, "levene", o, group, n, NA, l[1, 4], n - 2, l[1, 5])
  w <- suppressWarnings(wilcox.test(a, b, exact = FALSE)); add(analysis, "mann_whitney", o, group, n, NA, w$statistic, NA, w$p.value)
}
counts <- function(analysis, data, r, c) {
  m <- table(data[[r]], data[[c]]); t <- suppressWarnings(chisq.test(m, correct = FALSE))
  add(analysis, "chi2", r, c, sum(m), NA, t$statistic, t$parameter, t$p.value)
  add(analysis, "cramer_v", r, c, sum(m), sqrt(t$statistic / sum(m) / (min(dim(m)) - 1)))
  if (all(dim(m) == 2)) {
    f <- fisher.test(m); add(analysis, "odds_ratio", r, c, sum(m), f$estimate, NA, NA, f$p.value, f$conf.int[1], f$conf.int[2])
  }
}
items <- function(stem, i) sprintf("%s_%02d", stem, i)

describe_all("sample", d, c("age", "sessions", "therapy_months"))
frequencies("people", d, c("gender", "race_ethnicity", "orientation", "education", "ever_cried"))
frequencies("episodes", criers, c("cried_last_session", "cry_frequency", "cry_relationship", "cry_talked"))
reliability("scales", d, "ctsc_total", items("ctsc", 1:16)); reliability("scales", d, "wai_total", items("wai", 1:12))
reliability("scales", d, "wai_task", items("wai", c(1, 2, 10, 12))); reliability("scales", d, "wai_bond", items("wai", c(3, 5, 7, 9)))
reliability("scales", d, "wai_goal", items("wai", c(4, 6, 8, 11)))
reliability("crying-scales", criers, "cry_positive", items("cry_pos", 1:4)); reliability("crying-scales", criers, "cry_negative", items("cry_neg", 1:4))
reliability("crying-scales", criers, "cry_therapist", items("cry_ther", 1:4)); reliability("crying-scales", criers, "cry_meaning", items("cry_mean", 1:5))
measures <- c("ctsc_total", "wai_total", "wai_task", "wai_bond", "wai_goal", "rq_secure", "rq_self", "rq_other")
crying <- c("cry_positive", "cry_negative", "cry_therapist", "cry_meaning", "cry_intensity", "cry_discomfort")
describe_all("measures", d, measures); describe_all("crying", criers, c("cry_sessions_4wk", crying))
correlate("together", d, t(combn(c("ctsc_total", "wai_total", "rq_secure", "rq_self", "rq_other"), 2)))
correlate("zero", criers, grid(crying, c("ctsc_total", "wai_total")))
correlate("experiences", criers, grid(c(items("cry_pos", 1:4), items("cry_ther", 1:4), "cry_mean_05"), c("ctsc_total", "wai_total")))
correlate("how-often", criers, grid(c("cry_sessions_4wk", "cry_frequency"), c("ctsc_total", "wai_total")), "spearman")
partial("given-attachment", criers, crying, "ctsc_total", c("rq_self", "rq_other"))
partial("given-alliance", criers, crying, "ctsc_total", "wai_total")
correlate("attachment", criers, grid(c("rq_secure", "rq_self", "rq_other"), c("cry_discomfort", "cry_ther_04")))
two_groups("criers", d, c("ctsc_total", "wai_total", "sessions"), "ever_cried")
counts("women-and-men", d[d$gender %in% 1:2, ], "gender", "ever_cried"); counts("gender", d, "gender", "ever_cried")
g <- chisq.test(table(d$ever_cried), p = c(0.218, 0.782)); add("share-of-criers", "chi2", "ever_cried", "", sum(g$observed), NA, g$statistic, g$parameter, g$p.value)
write.csv(do.call(rbind, out), args[2], row.names = FALSE)
