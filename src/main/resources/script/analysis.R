# ---- how each number is computed: R's own functions where it has them, else the formula --------------------

invisible(Sys.setlocale("LC_COLLATE", "C"))  # texts are ordered by code point, on every machine
options(warn = -1, digits = 15, width = 200)

records <- list()
add <- function(id, kind, method = "", term, x = "", y = "", given = "", level = "", n = NA, estimate = NA, se = NA,
                statistic = NA, df = NA, df2 = NA, p = NA, ci = c(NA, NA), ci_level = NA) {
  own <- function(v) { v <- unname(v); v[!is.finite(v)] <- NA; v }
  ci <- own(ci)
  records[[length(records) + 1]] <<- data.frame(analysis = id, kind = kind, method = method, term = term, x = x, y = y,
    given = given, level = level, n = n, estimate = own(estimate), se = own(se), statistic = own(statistic),
    df = own(df), df2 = own(df2), p = own(p), p_adjusted = NA_real_,
    ci_level = if (all(is.na(ci))) NA else ci_level, ci_low = ci[1], ci_high = ci[2])
}
add("", "", term = ""); nothing <- records[[1]][0, ]; records <- list()
# A number that cannot be computed from these data is left out, and the others go on.
attempt <- function(expr) tryCatch(expr, error = function(e) invisible(NULL))

# ---- reading: every field is text until all fields of its column are plain numbers -------------------------

# The arguments name the data, or NAME=FILE for the data of each sample; behind them, where results are written.
named <- grepl("=", arguments) & !file.exists(arguments)
data_arguments <- if (any(named)) sum(cumprod(named)) else min(1, length(arguments))
outputs <- tail(arguments, length(arguments) - data_arguments)
data_files <- function(usual) {
  if (!data_arguments) return(usual)
  files <- head(arguments, data_arguments)
  if (any(named)) setNames(sub("^[^=]*=", "", files), sub("=.*", "", files)) else files
}
read_files <- function(files) {  # one below the other, columns found by their names
  parts <- lapply(unname(files), read_fields)
  shared <- Reduce(intersect, lapply(parts, names)); fields <- do.call(rbind, lapply(parts, `[`, shared))
  if (!is.null(names(files))) fields$sample <- rep(enc2utf8(names(files)), sapply(parts, nrow))
  fields
}
read_fields <- function(file) {
  fields <- read.csv(file, colClasses = "character", check.names = FALSE, na.strings = character(), encoding = "UTF-8",
                     strip.white = FALSE, quote = "\"", comment.char = "", stringsAsFactors = FALSE)
  names(fields) <- sub("^(\u00ef\u00bb\u00bf|\ufeff)", "", names(fields))
  fields
}
column <- function(fields, name, missing = character(), text = FALSE) {
  v <- fields[[name]]
  if (is.null(v)) stop("the data have no column ", name)
  v[v == "" | v %in% missing] <- NA
  plain <- grepl("^-?(([1-9][0-9]*|0)?[.][0-9]+|[1-9][0-9]*|0)$", v, useBytes = TRUE) | is.na(v)
  if (text || !all(plain)) return(v)
  v <- as.numeric(v); v[v %in% suppressWarnings(as.numeric(missing))] <- NA
  v
}
value <- function(v, rows) rep_len(if (is.logical(v)) as.numeric(v) else v, rows)
holds <- function(condition, rows) rep_len(as.logical(condition) %in% TRUE, rows)  # a missing condition does not hold
keep <- function(d, condition) d[holds(condition, nrow(d)), , drop = FALSE]
complete <- function(d, names) if (length(names)) d[complete.cases(d[names]), , drop = FALSE] else d

# ---- formulas ----------------------------------------------------------------------------------------------

finite <- function(v) { v[!is.finite(v)] <- NA; v }
f_round <- function(x, digits) finite(sign(x) * floor(signif(abs(x) * 10^digits, 15) + .5) / 10^digits)
f_in <- function(x, choices) ifelse(is.na(x), NA, x %in% choices)
f_if <- function(condition, then, otherwise) {
  n <- max(length(condition), length(then), length(otherwise))
  c0 <- rep_len(as.logical(condition), n)
  ifelse(is.na(c0), NA, ifelse(c0, rep_len(then, n), rep_len(otherwise, n)))
}
f_recode <- function(x, keys, values, otherwise = NA) {
  n <- max(length(x), lengths(values), length(otherwise))
  out <- rep_len(otherwise, n); x <- rep_len(x, n)
  for (i in rev(seq_along(keys))) out <- ifelse(!is.na(x) & x == keys[[i]], rep_len(values[[i]], n), out)
  ifelse(is.na(x), NA, out)
}
f_aggregate <- function(what, parts, min = 1) {
  n <- max(lengths(parts))
  m <- matrix(vapply(parts, function(v) rep_len(as.numeric(v), n), numeric(n)), nrow = n, ncol = length(parts))
  there <- rowSums(!is.na(m))
  if (what == "count") return(there)
  out <- switch(what,
    sum = rowSums(m, na.rm = TRUE), mean = rowSums(m, na.rm = TRUE) / there,
    min = suppressWarnings(apply(m, 1, base::min, na.rm = TRUE)),
    max = suppressWarnings(apply(m, 1, base::max, na.rm = TRUE)),
    sd = apply(m, 1, stats::sd, na.rm = TRUE))
  out[there < min] <- NA
  finite(out)
}
f_standardize <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)

# ---- levels: numbers by value and as short as they can be, texts by code point ------------------------------

level_text <- function(v) if (is.numeric(v)) format_number(v) else as.character(v)
format_number <- function(v) sapply(v, function(a) {
  for (k in 15:17) { s <- formatC(a, digits = k, format = "g", width = 1); if (as.numeric(s) == a) break }
  if (grepl("e", s)) format(a, scientific = FALSE, digits = 15) else s
})
levels_of <- function(v) sort(unique(v[!is.na(v)]), method = "radix")
# equal values that were computed on different ways must tie
tied <- function(v) if (is.numeric(v)) signif(v, 13) else v

# ---- kinds -------------------------------------------------------------------------------------------------

descriptives <- function(id, d, variables, statistics, listwise = FALSE, level = .95) {
  rows <- nrow(d); k <- "descriptives"
  if (listwise) d <- complete(d, variables)
  for (v in variables) {
    x <- d[[v]]; x <- x[!is.na(x)]; n <- length(x); s <- sd(x)
    say <- function(term, ...) if (term %in% statistics) attempt(add(id, k, term = term, x = v, n = n, ...))
    m <- sum((x - mean(x))^2) / n; g1 <- mean((x - mean(x))^3) / m^1.5; g2 <- mean((x - mean(x))^4) / m^2 - 3
    ses <- if (n < 3) NA else sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
    say("n", estimate = n); say("missing", estimate = rows - n)
    say("mean", estimate = mean(x), se = s / sqrt(n), ci = mean(x) + c(-1, 1) * qt((1 + level) / 2, n - 1) * s / sqrt(n), ci_level = level)
    say("sd", estimate = s); say("variance", estimate = s^2); say("median", estimate = median(x))
    say("min", estimate = min(x)); say("max", estimate = max(x))
    say("q1", estimate = quantile(x, .25)); say("q3", estimate = quantile(x, .75))
    say("skewness", estimate = g1 * sqrt(n * (n - 1)) / (n - 2), se = ses)
    say("kurtosis", estimate = ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3)), se = 2 * ses * sqrt((n^2 - 1) / ((n - 3) * (n + 5))))
    if (n >= 3 && n <= 5000) attempt({ w <- shapiro.test(x); say("shapiro_w", estimate = w$statistic, p = w$p.value) })
  }
}

frequencies <- function(id, d, variables, declared = list(), listwise = FALSE, level = .95) {
  if (listwise) d <- complete(d, variables)
  for (v in variables) {
    x <- d[[v]]; x <- x[!is.na(x)]; n <- length(x); found <- level_text(x); z <- qnorm((1 + level) / 2)
    for (l in union(level_text(levels_of(x)), as.character(declared[[v]]))) {
      count <- sum(found == l); p <- count / n
      add(id, "frequencies", term = "count", x = v, level = l, n = n, estimate = count)
      add(id, "frequencies", term = "proportion", x = v, level = l, n = n, estimate = p, ci_level = level,
          ci = ((p + z^2 / (2 * n)) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n))
    }
  }
}

p_of <- function(stat, df, alternative) switch(alternative,  # df Inf: the normal distribution
  two.sided = 2 * pt(-abs(stat), df), greater = pt(stat, df, lower.tail = FALSE), less = pt(stat, df))
z_ci <- function(r, se, level, alternative) {
  h <- qnorm(if (alternative == "two.sided") (1 + level) / 2 else level) * se
  i <- if (abs(r) == 1) c(r, r) else tanh(atanh(r) + c(-h, h))
  if (alternative == "greater") i[2] <- NA
  if (alternative == "less") i[1] <- NA
  i
}

correlation <- function(id, d, pairs, method, alternative = "two.sided", listwise = character(), level = .95, exact = FALSE, interval = TRUE) {
  k <- "correlation"; d <- complete(d, listwise)
  for (q in pairs) attempt({
    e <- complete(d, q); x <- tied(e[[q[1]]]); y <- tied(e[[q[2]]]); n <- nrow(e)
    say <- function(...) add(id, k, method, x = q[1], y = q[2], n = n, ci_level = level, ...)
    if (n < 3 && method != "kendall") {  # no test: any two points lie on a line
      say(term = if (method == "pearson") "r" else "rho", estimate = cor(x, y))
    } else if (method == "pearson") {
      t <- cor.test(e[[q[1]]], e[[q[2]]], alternative = alternative, conf.level = level)
      say(term = "r", estimate = t$estimate, statistic = t$statistic, df = t$parameter, p = t$p.value,
          ci = if (interval && n > 3) z_ci(t$estimate, 1 / sqrt(n - 3), level, alternative) else c(NA, NA))
    } else if (method == "spearman") {
      r <- cor(rank(x), rank(y)); s <- r * sqrt((n - 2) / (1 - r^2))
      ci <- if (interval && n > 3) z_ci(r, sqrt((1 + r^2 / 2) / (n - 3)), level, alternative) else c(NA, NA)
      small <- exact && n <= 20 && !anyDuplicated(x) && !anyDuplicated(y)
      if (small) say(term = "rho", estimate = r, p = exact_spearman(x, y, alternative), ci = ci)
      else say(term = "rho", estimate = r, statistic = s, df = n - 2, p = p_of(s, n - 2, alternative), ci = ci)
    } else {
      t <- cor.test(x, y, method = "kendall", exact = FALSE, alternative = alternative)
      say(term = "tau", estimate = t$estimate, statistic = t$statistic, p = t$p.value)
    }
  })
}
# Up to 9 cases R enumerates; above, its own p is an approximation (Edgeworth) and may differ in the fourth digit.
exact_spearman <- function(x, y, alternative) cor.test(x, y, method = "spearman", exact = TRUE, alternative = alternative)$p.value

covariates <- function(id, d, pairs, given, method, semi, alternative = "two.sided", listwise = character(), level = .95) {
  d <- complete(d, listwise)
  for (q in pairs) attempt({
    m <- complete(d[c(q, given)], c(q, given)); n <- nrow(m); k <- length(given); df <- n - 2 - k
    if (method == "spearman") m[] <- lapply(m, function(v) rank(tied(v)))
    names(m) <- c("x", "y", paste0("z", seq_len(k)))
    z <- as.matrix(m[-(1:2)])
    rx <- resid(lm(m$x ~ z)); ry <- resid(lm(m$y ~ z)); r <- cor(rx, ry); t <- r * sqrt(df / (1 - r^2))
    if (semi) add(id, "semi-partial-correlation", method, "semi_partial_r", q[1], q[2], paste(given, collapse = "+"), n = n,
                  estimate = cor(m$x, ry), statistic = t, df = df, p = p_of(t, df, alternative))
    else add(id, "partial-correlation", method, "r", q[1], q[2], paste(given, collapse = "+"), n = n, estimate = r, statistic = t,
             df = df, p = p_of(t, df, alternative), ci = z_ci(r, 1 / sqrt(n - 3 - k), level, alternative), ci_level = level)
  })
}

# the noncentral t distribution by its integral: pt(, ncp) of R fails beyond an ncp of 37.62
pnct <- function(t, df, ncp, upper = FALSE) {
  density <- function(s) log(2) + (df / 2) * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2
  f <- function(s) pnorm(t * s - ncp, lower.tail = !upper) * exp(density(s))
  mode <- sqrt((df - 1) / df); w <- 1 / sqrt(2 * df)
  b <- sort(unique(pmax(0, c(0, mode + w * c(-40, -14, -9, -6, -4, -2.5, -1.5, -.7, 0, .7, 1.5, 2.5, 4, 6, 9, 14, 25, 60),
                             if (t != 0) ncp / t + c(-6, -3, -1, 0, 1, 3, 6) / abs(t)))))
  sum(sapply(seq_len(length(b) - 1), function(i) integrate(f, b[i], b[i + 1], rel.tol = 1e-13, abs.tol = 1e-16, stop.on.error = FALSE)$value))
}
ncp_ci <- function(t, df, level) {
  a <- (1 - level) / 2
  g <- function(upper) uniroot(function(l) pnct(t, df, l, upper) - a, c(t - 8 - abs(t) * .5, t + 8 + abs(t) * .5), tol = 1e-12, extendInt = "yes")$root
  c(g(TRUE), g(FALSE))
}
effect_sizes <- function(id, method, x, y, n, d, t, df, scale, level) attempt({
  ci <- ncp_ci(t, df, level) * scale; j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) * sqrt(2 / df)
  add(id, "t-test", method, "cohen_d", x, y, n = n, estimate = d, ci = ci, ci_level = level)
  add(id, "t-test", method, "hedges_g", x, y, n = n, estimate = d * j, ci = ci * j, ci_level = level)
})
group_means <- function(id, kind, x, y, values, level) {
  add(id, kind, "", "mean", x, y, level = level, n = length(values), estimate = mean(values), se = sd(values) / sqrt(length(values)))
  add(id, kind, "", "sd", x, y, level = level, n = length(values), estimate = sd(values))
}
from_moments <- function(id, x, y, n1, m1, s1, n2, m2, s2, methods, alternative, level) {
  df <- n1 + n2 - 2; sp <- sqrt(((n1 - 1) * s1^2 + (n2 - 1) * s2^2) / df)
  for (w in methods) {
    se <- if (w == "student") sp * sqrt(1 / n1 + 1 / n2) else sqrt(s1^2 / n1 + s2^2 / n2)
    v <- if (w == "student") df else se^4 / ((s1^2 / n1)^2 / (n1 - 1) + (s2^2 / n2)^2 / (n2 - 1))
    q <- qt(if (alternative == "two.sided") (1 + level) / 2 else level, v); i <- m1 - m2 + c(-q, q) * se
    if (alternative == "greater") i[2] <- NA
    if (alternative == "less") i[1] <- NA
    add(id, "t-test", w, "difference", x, y, n = n1 + n2, estimate = m1 - m2, se = se, statistic = (m1 - m2) / se, df = v,
        p = p_of((m1 - m2) / se, v, alternative), ci = i, ci_level = level)
  }
  f <- sqrt(1 / n1 + 1 / n2)
  effect_sizes(id, "pooled-sd", x, y, n1 + n2, (m1 - m2) / sp, (m1 - m2) / sp / f, df, f, level)
}
spread <- function(id, kind, method, term, x, y, values, groups, centre) attempt({
  a <- anova(lm(abs(values - ave(values, groups, FUN = centre)) ~ factor(groups)))
  add(id, kind, method, term, x, y, n = length(values), statistic = a$`F value`[1], df = a$Df[1], df2 = a$Df[2], p = a$`Pr(>F)`[1])
})

# the exact distribution of a sum of ranks, with ties: how many subsets of size k have which sum (ranks doubled to be whole)
subset_sums <- function(ranks2, k) {
  ways <- matrix(0, k + 1, sum(ranks2) + 1); ways[1, 1] <- 1
  for (r in ranks2) for (j in k:1) { s <- seq_len(ncol(ways) - r); ways[j + 1, s + r] <- ways[j + 1, s + r] + ways[j, s] }
  ways[k + 1, ] / sum(ways[k + 1, ])
}
exact_tail <- function(prob, at, alternative) {
  s <- seq_along(prob) - 1; low <- sum(prob[s <= at]); high <- sum(prob[s >= at])
  switch(alternative, less = low, greater = high, two.sided = min(1, 2 * min(low, high)))
}
mann_whitney <- function(id, x, y, a, b, alternative, exact) attempt({
  a <- tied(a); b <- tied(b); w <- wilcox.test(a, b, exact = FALSE, alternative = alternative); p <- w$p.value
  ties <- anyDuplicated(c(a, b)) > 0
  if (exact && (if (ties) length(c(a, b)) <= 100 else max(length(a), length(b)) <= 200)) {
    r <- rank(c(a, b)) * 2; p <- exact_tail(subset_sums(r, length(a)), sum(r[seq_along(a)]), alternative)
  }
  add(id, "t-test", "mann-whitney", "mann_whitney", x, y, n = length(a) + length(b), statistic = w$statistic, p = p)
})
signed_rank <- function(id, x, y, v, alternative, exact) attempt({
  n <- length(v); v <- v[abs(v) > 1e-11 * max(abs(v))]
  w <- wilcox.test(v, exact = FALSE, alternative = alternative); p <- w$p.value
  if (exact && length(v) <= 200) {
    r <- rank(abs(v)) * 2; prob <- c(1, rep(0, sum(r)))
    for (k in r) { s <- seq_len(length(prob) - k); prob[s + k] <- prob[s + k] + prob[s] }
    p <- exact_tail(prob / sum(prob), sum(r[v > 0]), alternative)
  }
  add(id, "t-test", "wilcoxon", "wilcoxon", x, y, n = n, statistic = w$statistic, p = p)
})

t_groups <- function(id, d, outcomes, group, methods, tests, exact = FALSE, alternative = "two.sided", listwise = character(), level = .95) {
  d <- complete(d, listwise)
  for (o in outcomes) attempt({
    e <- complete(d, c(o, group)); v <- e[[o]]; g <- e[[group]]; l <- levels_of(g)
    if ("t" %in% tests) for (i in l) group_means(id, "t-test", o, group, v[g == i], level_text(i))
    if (length(l) == 2) {
      a <- v[g == l[1]]; b <- v[g == l[2]]
      if ("t" %in% tests) from_moments(id, o, group, length(a), mean(a), sd(a), length(b), mean(b), sd(b), methods, alternative, level)
      if ("levene" %in% tests) spread(id, "t-test", "levene", "levene", o, group, v, g, mean)
      if ("brown-forsythe" %in% tests) spread(id, "t-test", "brown-forsythe", "brown_forsythe", o, group, v, g, median)
      if ("mann-whitney" %in% tests) mann_whitney(id, o, group, a, b, alternative, exact)
    }
  })
}
one_mean <- function(id, method, x, y, v, mu, tests, exact, alternative, level) attempt({
  n <- length(v); df <- n - 1
  if ("t" %in% tests) {
    t <- t.test(v, mu = mu, alternative = alternative, conf.level = level)
    add(id, "t-test", method, "difference", x, y, n = n, estimate = mean(v) - mu, se = t$stderr, statistic = t$statistic, df = df,
        p = t$p.value, ci = t$conf.int - mu, ci_level = level)
    effect_sizes(id, method, x, y, n, (mean(v) - mu) / sd(v), t$statistic, df, 1 / sqrt(n), level)
  }
  if ("wilcoxon" %in% tests) signed_rank(id, x, y, v - mu, alternative, exact)
})
t_pairs <- function(id, d, pairs, tests, exact = FALSE, alternative = "two.sided", listwise = character(), level = .95) {
  d <- complete(d, listwise)
  for (q in pairs) attempt({
    e <- complete(d, q); a <- e[[q[1]]]; b <- e[[q[2]]]
    v <- round(a - b, 12 - ceiling(log10(max(1e-300, abs(a), abs(b)))))  # 3.92 - 3.9 and 2.02 - 2 must tie
    one_mean(id, "paired", q[1], q[2], v, 0, tests, exact, alternative, level)
  })
}
t_one <- function(id, d, outcomes, mu, tests, exact = FALSE, alternative = "two.sided", listwise = character(), level = .95) {
  d <- complete(d, listwise)
  for (o in outcomes) { v <- d[[o]]; one_mean(id, "one-sample", o, "", v[!is.na(v)], mu, tests, exact, alternative, level) }
}
t_printed <- function(id, x, y, levels, n1, m1, s1, n2, m2, s2, methods, alternative = "two.sided", level = .95) {
  add(id, "t-test", "", "mean", x, y, level = levels[1], n = n1, estimate = m1, se = s1 / sqrt(n1))
  add(id, "t-test", "", "sd", x, y, level = levels[1], n = n1, estimate = s1)
  add(id, "t-test", "", "mean", x, y, level = levels[2], n = n2, estimate = m2, se = s2 / sqrt(n2))
  add(id, "t-test", "", "sd", x, y, level = levels[2], n = n2, estimate = s2)
  from_moments(id, x, y, n1, m1, s1, n2, m2, s2, methods, alternative, level)
}

equivalence <- function(id, d, form, pairs, mu, pooled, bounds, alpha) for (q in pairs) attempt({
  e <- complete(d, q[q != ""]); n <- nrow(e); x <- e[[q[1]]]
  say <- function(method, ...) add(id, "equivalence", method, "equivalence", q[1], q[2], n = n, ci_level = 1 - 2 * alpha, ...)
  if (form == "correlation") {
    r <- cor(x, e[[q[2]]]); z <- (atanh(r) - atanh(bounds)) * sqrt(n - 3); p <- c(pnorm(-z[1]), pnorm(z[2]))
    say("pearson", estimate = r, statistic = z[which.max(p)], p = max(p), ci = tanh(atanh(r) + c(-1, 1) * qnorm(1 - alpha) / sqrt(n - 3)))
  } else {
    test <- function(at, alternative, level = .95) switch(form,
      group = { l <- levels_of(e[[q[2]]]); if (length(l) != 2) stop("two groups are needed")
                t.test(x[e[[q[2]]] == l[1]], x[e[[q[2]]] == l[2]], mu = at, alternative = alternative, conf.level = level, var.equal = pooled) },
      paired = t.test(x - e[[q[2]]], mu = at, alternative = alternative, conf.level = level),
      mu = t.test(x, mu = at, alternative = alternative, conf.level = level))
    low <- test(mu + bounds[1], "greater"); high <- test(mu + bounds[2], "less"); i <- test(mu, "two.sided", 1 - 2 * alpha)
    w <- if (low$p.value > high$p.value) low else high
    say(switch(form, group = if (pooled) "student" else "welch", paired = "paired", mu = "one-sample"),
        estimate = if (length(i$estimate) == 2) -diff(i$estimate) else i$estimate - mu, se = i$stderr, statistic = w$statistic,
        df = w$parameter, p = w$p.value, ci = i$conf.int - mu)
  }
})

anova_one_way <- function(id, d, outcomes, group, tests, listwise = character()) {
  d <- complete(d, listwise); k <- "anova"
  for (o in outcomes) attempt({
    e <- complete(d, c(o, group)); v <- e[[o]]; g <- e[[group]]; n <- nrow(e)
    if ("f" %in% tests) {
      for (i in levels_of(g)) group_means(id, k, o, group, v[g == i], level_text(i))
      a <- anova(lm(v ~ factor(g))); ss <- a$`Sum Sq`
      add(id, k, "fisher", "ss_between", o, group, n = n, estimate = ss[1], df = a$Df[1])
      add(id, k, "fisher", "ss_within", o, group, n = n, estimate = ss[2], df = a$Df[2])
      add(id, k, "fisher", "f", o, group, n = n, statistic = a$`F value`[1], df = a$Df[1], df2 = a$Df[2], p = a$`Pr(>F)`[1])
      attempt({
        w <- oneway.test(v ~ factor(g))
        add(id, k, "welch", "f", o, group, n = n, statistic = w$statistic, df = w$parameter[1], df2 = w$parameter[2], p = w$p.value)
      })
      add(id, k, "fisher", "eta_squared", o, group, n = n, estimate = ss[1] / sum(ss))
    }
    if ("levene" %in% tests) spread(id, k, "levene", "levene", o, group, v, g, mean)
    if ("brown-forsythe" %in% tests) spread(id, k, "brown-forsythe", "brown_forsythe", o, group, v, g, median)
  })
}

pncchisq <- function(x, df, ncp, upper = FALSE) {
  m <- ncp / 2; j <- max(0, floor(m - 45 * sqrt(m + 1) - 60)):ceiling(m + 45 * sqrt(m + 1) + 60)
  sum(dpois(j, m) * pchisq(x, df + 2 * j, lower.tail = !upper))
}
chisq_ncp <- function(x, df, level) {
  a <- (1 - level) / 2
  c(if (pchisq(x, df, lower.tail = FALSE) > a) 0 else uniroot(function(l) pncchisq(x, df, l, TRUE) - a, c(0, x), tol = 1e-12)$root,
    if (pchisq(x, df) < a) 0 else uniroot(function(l) pncchisq(x, df, l) - a, c(0, x * 3 + 60), tol = 1e-12)$root)
}
# fisher.test solves these equations to four digits only
fisher_odds <- function(t, level) {
  a <- (1 - level) / 2; m <- sum(t[, 1]); n <- sum(t[, 2]); k <- sum(t[1, ]); x <- t[1, 1]; lo <- max(0, k - n); hi <- min(k, m)
  s <- lo:hi; base <- dhyper(s, m, n, k, log = TRUE)
  prob <- function(w) { l <- base + w * s; l <- exp(l - max(l)); l / sum(l) }
  root <- function(f) exp(uniroot(f, c(-50, 50), tol = 1e-14, maxiter = 10000)$root)
  c(if (x == lo) 0 else if (x == hi) Inf else root(function(w) sum(s * prob(w)) - x),
    if (x == lo) 0 else root(function(w) sum(prob(w)[s >= x]) - a), if (x == hi) Inf else root(function(w) sum(prob(w)[s <= x]) - a))
}
chi_square <- function(id, d, rows, columns, tests, samples = 0, level = .95) attempt({
  k <- "chi-square"; e <- complete(d, c(rows, columns)); r <- levels_of(e[[rows]]); cl <- levels_of(e[[columns]])
  t <- table(factor(match(e[[rows]], r), seq_along(r)), factor(match(e[[columns]], cl), seq_along(cl))); n <- sum(t)
  expected <- outer(rowSums(t), colSums(t)) / n; s <- if (all(dim(t) > 1)) chisq.test(t, correct = FALSE)
  df <- unname(s$parameter); two <- all(dim(t) == 2)
  say <- function(method, term, ...) add(id, k, method, term, rows, columns, n = n, ...)
  for (i in seq_along(r)) for (j in seq_along(cl)) {
    l <- paste0(level_text(r[i]), ":", level_text(cl[j]))
    say("", "count", level = l, estimate = t[i, j]); say("", "expected", level = l, estimate = expected[i, j])
    if (!is.null(s)) say("", "adjusted_residual", level = l, estimate = s$stdres[i, j])
  }
  if (is.null(s)) stop("one row or column is no table")
  if ("pearson" %in% tests) say("pearson", "chi2", statistic = s$statistic, df = df, p = s$p.value)
  if ("likelihood-ratio" %in% tests) {
    g <- 2 * sum(t[t > 0] * log(t[t > 0] / s$expected[t > 0]))
    say("likelihood-ratio", "chi2", statistic = g, df = df, p = pchisq(g, df, lower.tail = FALSE))
  }
  if ("yates" %in% tests && two) { y <- chisq.test(t); say("yates", "chi2", statistic = y$statistic, df = 1, p = y$p.value) }
  if ("fisher" %in% tests && two) {
    o <- fisher_odds(t, level); say("fisher", "odds_ratio", estimate = if (is.finite(o[1])) o[1] else NA, p = fisher.test(t)$p.value, ci = o[2:3], ci_level = level)
  } else if ("fisher" %in% tests && samples > 0) {
    # a simulation: R draws other tables, so its p differs by the error of both
    set.seed(1); p <- fisher.test(t, simulate.p.value = TRUE, B = samples)$p.value
    say("fisher-monte-carlo", "fisher_p", p = p, se = sqrt(p * (1 - p) / samples))
  }
  if (two) say("", "phi", estimate = (t[1, 1] * t[2, 2] - t[1, 2] * t[2, 1]) / sqrt(prod(as.numeric(c(rowSums(t), colSums(t))))))
  q <- min(dim(t)) - 1; x <- unname(s$statistic)
  say("", "cramer_v", estimate = sqrt(x / (n * q)), ci = sqrt(pmin(1, chisq_ncp(x, df, level) / (n * q))), ci_level = level)
})
goodness_of_fit <- function(id, d, variable, weights) attempt({
  v <- d[[variable]]; v <- v[!is.na(v)]; l <- levels_of(v); n <- length(v); observed <- sapply(l, function(i) sum(v == i))
  if (!length(weights)) weights <- rep(1, length(l))
  s <- chisq.test(observed, p = weights / sum(weights))
  for (i in seq_along(l)) {
    add(id, "chi-square", "", "count", variable, level = level_text(l[i]), n = n, estimate = observed[i])
    add(id, "chi-square", "", "expected", variable, level = level_text(l[i]), n = n, estimate = s$expected[i])
  }
  add(id, "chi-square", "pearson", "chi2", variable, n = n, statistic = s$statistic, df = s$parameter, p = s$p.value)
})

alpha_of <- function(m) { k <- ncol(m); k / (k - 1) * (1 - sum(apply(m, 2, var)) / var(rowSums(m))) }
omega_of <- function(m) {
  s <- cor(m); start <- factanal(covmat = s, factors = 1, n.obs = nrow(m)); l <- start$loadings[, 1]; u <- start$uniquenesses
  for (step in 1:5000) {  # EM takes factanal's solution to the last digits
    b <- (l / u) / (1 + sum(l^2 / u)); sb <- as.vector(s %*% b); new <- sb / (1 - sum(b * l) + sum(b * sb))
    fresh <- pmax(1 - new * sb, .005); change <- max(abs(new - l), abs(fresh - u)); l <- new; u <- fresh
    if (change < 1e-16) break
  }
  scale <- sqrt(diag(var(m))); sum(l * scale)^2 / (sum(l * scale)^2 + sum(u * scale^2))
}
reliability <- function(id, d, scales, statistics, level = .95) for (name in names(scales)) attempt({
  items <- scales[[name]]; m <- as.matrix(complete(d, items)[items]); n <- nrow(m); j <- ncol(m); k <- "reliability"; a <- alpha_of(m)
  if ("alpha" %in% statistics) add(id, k, "", "alpha", name, n = n, estimate = a, ci_level = level,
    ci = 1 - (1 - a) * qf(c((1 + level) / 2, (1 - level) / 2), n - 1, (n - 1) * (j - 1)))
  if ("omega" %in% statistics && j > 2) attempt(add(id, k, "", "omega", name, n = n, estimate = omega_of(m)))
  for (i in seq_along(items)) attempt({
    rest <- m[, -i, drop = FALSE]
    if ("item-total" %in% statistics) add(id, k, "", "item_total", name, items[i], n = n, estimate = cor(m[, i], rowSums(rest)))
    if ("alpha-if-dropped" %in% statistics && j > 2) add(id, k, "", "alpha_if_dropped", name, items[i], n = n, estimate = alpha_of(rest))
  })
})

# a correlation as it is printed, with its test; and Zou's (2007) interval of a difference of two
r_record <- function(id, kind, r, n, x = "", y = "", level = "", conf = .95) {
  t <- r * sqrt((n - 2) / (1 - r^2))
  add(id, kind, "pearson", "r", x, y, level = level, n = n, estimate = r, statistic = t, df = n - 2, p = p_of(t, n - 2, "two.sided"),
      ci = z_ci(r, 1 / sqrt(n - 3), conf, "two.sided"), ci_level = conf)
}
zou <- function(r1, v1, r2, v2, joint, conf, alternative) {  # v: variances on Fisher's z scale
  q <- qnorm(if (alternative == "two.sided") (1 + conf) / 2 else conf)
  i <- tanh(atanh(r1) + c(-1, 1) * q * sqrt(v1)); j <- tanh(atanh(r2) + c(-1, 1) * q * sqrt(v2))
  ci <- r1 - r2 + c(-1, 1) * sqrt(c((r1 - i[1])^2 + (j[2] - r2)^2 - 2 * joint * (r1 - i[1]) * (j[2] - r2),
                                    (i[2] - r1)^2 + (r2 - j[1])^2 - 2 * joint * (i[2] - r1) * (r2 - j[1])))
  if (alternative == "greater") ci[2] <- NA
  if (alternative == "less") ci[1] <- NA
  ci
}
r_difference <- function(id, r1, v1, r2, v2, n, alternative, conf, x, y, given = "", level = "") {
  z <- (atanh(r1) - atanh(r2)) / sqrt(v1 + v2)
  add(id, "correlation-comparison", "fisher-z", "r_difference", x, y, given, level, n = n, estimate = r1 - r2, statistic = z,
      p = p_of(z, Inf, alternative), ci = zou(r1, v1, r2, v2, 0, conf, alternative), ci_level = conf)
}
compare_printed <- function(id, r1, n1, r2, n2, alternative = "two.sided", level = .95, x = "", y = "") {
  k <- "correlation-comparison"
  r_record(id, k, r1, n1, x, y, "a", level); r_record(id, k, r2, n2, x, y, "b", level)
  r_difference(id, r1, 1 / (n1 - 3), r2, 1 / (n2 - 3), n1 + n2, alternative, level, x, y)
}
compare_groups <- function(id, first, second, pairs, alternative = "two.sided", level = .95) for (q in pairs) attempt({
  a <- complete(first, q); b <- complete(second, q)
  compare_printed(id, cor(a[[q[1]]], a[[q[2]]]), nrow(a), cor(b[[q[1]]], b[[q[2]]]), nrow(b), alternative, level, q[1], q[2])
})
compare_pairs <- function(id, d, first, second, alternative = "two.sided", level = .95) attempt({
  k <- "correlation-comparison"; e <- complete(d, unique(c(first, second))); n <- nrow(e); r <- function(i, j) cor(e[[i]], e[[j]])
  r1 <- r(first[1], first[2]); r2 <- r(second[1], second[2])
  r_record(id, k, r1, n, first[1], first[2], "", level); r_record(id, k, r2, n, second[1], second[2], "", level)
  say <- function(...) add(id, k, x = first[1], y = first[2], level = paste(second, collapse = ":"), n = n, term = "r_difference",
                           estimate = r1 - r2, ci_level = level, ...)
  shared <- intersect(first, second)
  if (length(shared)) {  # Williams (1959)
    c0 <- r(setdiff(first, shared), setdiff(second, shared)); det <- 1 - r1^2 - r2^2 - c0^2 + 2 * r1 * r2 * c0; mean_r <- (r1 + r2) / 2
    t <- (r1 - r2) * sqrt((n - 1) * (1 + c0) / (2 * (n - 1) / (n - 3) * det + mean_r^2 * (1 - c0)^3))
    joint <- ((c0 - r1 * r2 / 2) * (1 - r1^2 - r2^2 - c0^2) + c0^3) / ((1 - r1^2) * (1 - r2^2))
    say(method = "williams", statistic = t, df = n - 3, p = p_of(t, n - 3, alternative), ci = zou(r1, 1 / (n - 3), r2, 1 / (n - 3), joint, level, alternative))
  } else {  # Steiger (1980) with the mean correlation
    a <- first[1]; b <- first[2]; c <- second[1]; f <- second[2]
    psi <- function(r1, r2) ((r(a, c) - r1 * r(b, c)) * (r(b, f) - r(b, c) * r2) + (r(a, f) - r(a, c) * r2) * (r(b, c) - r1 * r(a, c)) +
      (r(a, c) - r(a, f) * r2) * (r(b, f) - r1 * r(a, f)) + (r(a, f) - r1 * r(b, f)) * (r(b, c) - r(b, f) * r2)) / 2
    m <- (r1 + r2) / 2; z <- (atanh(r1) - atanh(r2)) * sqrt(n - 3) / sqrt(2 - 2 * psi(m, m) / (1 - m^2)^2)
    say(method = "steiger", statistic = z, p = p_of(z, Inf, alternative),
        ci = zou(r1, 1 / (n - 3), r2, 1 / (n - 3), psi(r1, r2) / ((1 - r1^2) * (1 - r2^2)), level, alternative))
  }
})

meta_analysis <- function(id, x, y, studies, r, n, level = .95) {
  for (i in seq_along(r)) r_record(id, "meta-analysis", r[i], n[i], x, y, studies[i], level)
  pool(id, r, 1 / (n - 3), sum(n), level, x, y)
}
# The same as metafor's rma(atanh(r), v, method = "REML", test = "knha"), v the variances on Fisher's z scale.
pool <- function(id, r, v, n, level, x, y, given = "") {
  h <- "reml-hartung-knapp"; say <- function(method, term, ...) add(id, "meta-analysis", method, term, x, y, given, n = n, ...)
  z <- atanh(r); m <- length(r); tau2 <- max(0, var(z) - mean(v))
  for (step in 1:10000) {  # Fisher scoring for the restricted likelihood (Viechtbauer 2005)
    w <- 1 / (v + tau2); mu <- sum(w * z) / sum(w)
    trace_p <- sum(w) - sum(w^2) / sum(w); trace_pp <- sum(w^2) - 2 * sum(w^3) / sum(w) + (sum(w^2) / sum(w))^2
    new <- max(0, tau2 + (sum(w^2 * (z - mu)^2) - trace_p) / trace_pp)
    if (abs(new - tau2) < 1e-16) break
    tau2 <- new
  }
  w <- 1 / (v + tau2); mu <- sum(w * z) / sum(w); se <- sqrt(sum(w * (z - mu)^2) / (m - 1) / sum(w)); df <- m - 1; t <- mu / se
  q <- qt((1 + level) / 2, df); ci <- mu + c(-q, q) * se; w0 <- 1 / v; mu0 <- sum(w0 * z) / sum(w0); cochran <- sum(w0 * (z - mu0)^2)
  typical <- df * sum(w0) / (sum(w0)^2 - sum(w0^2)); p <- p_of(t, df, "two.sided")
  say(h, "pooled_r", estimate = tanh(mu), statistic = t, df = df, p = p, ci = tanh(ci), ci_level = level)
  say(h, "pooled_z", estimate = mu, se = se, statistic = t, df = df, p = p, ci = ci, ci_level = level)
  say(h, "prediction", estimate = tanh(mu), ci = tanh(mu + c(-q, q) * sqrt(tau2 + se^2)), ci_level = level)
  say(h, "tau_squared", estimate = tau2); say(h, "i_squared", estimate = tau2 / (tau2 + typical))
  say("cochran", "q", statistic = cochran, df = df, p = pchisq(cochran, df, lower.tail = FALSE))
}

power_of <- function(test, effect, n1, n2, alpha, alternative) {
  a <- if (alternative == "two.sided") alpha / 2 else alpha; e <- if (alternative == "less") -effect else effect
  if (test == "correlation") {
    t <- qt(a, n1 - 2, lower.tail = FALSE); c <- atanh(sqrt(t^2 / (t^2 + n1 - 2))); z <- atanh(e) + e / (2 * (n1 - 1))
    return(pnorm((z - c) * sqrt(n1 - 3)) + if (alternative == "two.sided") pnorm((-z - c) * sqrt(n1 - 3)) else 0)
  }
  df <- if (test == "two-means") n1 + n2 - 2 else n1 - 1; ncp <- e * if (test == "two-means") sqrt(n1 * n2 / (n1 + n2)) else sqrt(n1)
  t <- qt(a, df, lower.tail = FALSE)
  pnct(t, df, ncp, TRUE) + if (alternative == "two.sided") pnct(-t, df, ncp) else 0
}
power_analysis <- function(id, test, effect, n1, n2, power, alpha, alternative) {
  f <- function(e, n, m) power_of(test, e, n, m, alpha, alternative)
  if (is.na(n1)) {
    n1 <- if (test == "correlation") 4 else 2
    step <- 1; while (f(effect, n1 + step, n1 + step) < power) step <- step * 2  # power grows with n
    lo <- n1; hi <- n1 + step; if (f(effect, lo, lo) >= power) hi <- lo
    while (hi - lo > 1) { mid <- (lo + hi) %/% 2; if (f(effect, mid, mid) >= power) hi <- mid else lo <- mid }
    n1 <- hi; n2 <- hi
  }
  sign0 <- if (alternative == "less") -1 else 1
  if (is.na(effect)) effect <- sign0 * uniroot(function(e) f(sign0 * e, n1, n2) - power, c(1e-6, if (test == "correlation") .9999 else 20), tol = 1e-14)$root
  if (is.na(power)) power <- f(effect, n1, n2)
  two <- test == "two-means"; n <- if (two) n1 + n2 else n1
  add(id, "power", test, "effect", n = n, estimate = effect)
  add(id, "power", test, "cases", level = if (two) "1" else "", n = n, estimate = n1)
  if (two) add(id, "power", test, "cases", level = "2", n = n, estimate = n2)
  add(id, "power", test, "power", n = n, estimate = power)
}

# Tests that come by several methods would count twice: a family holds one method of each kind.
adjust_family <- function(method, terms, open) {
  all <- do.call(rbind, records)
  if (is.null(all)) return(invisible(NULL))
  main <- all$term == terms[all$analysis]; main[is.na(main)] <- FALSE
  for (kind in unique(all$kind[main])) for (own in unique(all$method[main & all$kind == kind])) {
    first <- function(k) all$method[main & all$kind == k][1]
    wanted <- sapply(all$kind, function(k) if (k == kind) own else first(k))
    chosen <- which(main & all$method == wanted); p <- p.adjust(all$p[chosen], method)
    for (i in seq_along(chosen)) if (all$kind[chosen[i]] == kind && all$analysis[chosen[i]] %in% open)
      records[[chosen[i]]]$p_adjusted <<- p[i]
  }
}

# ---- a spec: what is derived, who is left out, what is computed, by itself and in each sample ---------------

rows_of <- function(given, spec) spec$derive(given[!spec$exclude(spec$derive(given)), , drop = FALSE])
results_of <- function(d, spec) {
  records <<- list()
  for (analysis in spec$analyses) analysis(d)
  spec$adjust()
  do.call(rbind, c(list(nothing), records))
}
# samples: for each, which rows are of the others
everything <- function(given, spec, samples = list(), sampled = character()) {
  whole <- results_of(rows_of(given, spec), spec); sampled <- intersect(names(spec$analyses), sampled)
  own <- spec; own$analyses <- spec$analyses[sampled]
  found <- lapply(samples, function(others) results_of(rows_of(given[!others(spec$derive(given)), , drop = FALSE], own), own))
  within <- lapply(if (length(samples)) sampled, function(id) {
    each <- lapply(found, function(all) all[all$analysis == id, , drop = FALSE])
    records <<- list()
    compare_samples(id, each, spec$level)
    named <- lapply(names(each), function(s) transform(each[[s]], analysis = rep(paste0(id, "@", s), nrow(each[[s]]))))
    all <- do.call(rbind, c(named, records)); all[order(all$kind == "meta-analysis"), , drop = FALSE]
  })
  do.call(rbind, c(list(whole), within))
}
# Each two samples compared, and all pooled; a sample without a usable correlation is left out.
compare_samples <- function(id, samples, level) {
  all <- do.call(rbind, lapply(names(samples), function(s) cbind(samples[[s]], sample = rep(s, NROW(samples[[s]])))))
  all <- all[all$kind %in% c("correlation", "partial-correlation") & all$term %in% c("r", "rho") & !is.na(all$estimate), ]
  pair <- paste(all$x, all$y, all$given, sep = "\n")
  for (q in unique(pair)) {
    e <- all[pair == q, ]; r <- e$estimate; k <- lengths(strsplit(e$given, "+", fixed = TRUE))
    v <- ifelse(e$term == "rho", 1 + r^2 / 2, 1) / (e$n - 3 - k); fit <- which(abs(r) < 1 & is.finite(v) & v > 0)
    v[setdiff(seq_along(v), fit)] <- NA  # these two differ without a test
    for (i in seq_along(r)) for (j in seq_along(r)) if (i < j) r_difference(paste0(id, "@compared"), r[i], v[i], r[j], v[j],
      e$n[i] + e$n[j], "two.sided", level, e$x[1], e$y[1], e$given[1], paste0(e$sample[i], ":", e$sample[j]))
    if (length(fit) > 1) pool(paste0(id, "@pooled"), r[fit], v[fit], sum(e$n[fit]), level, e$x[1], e$y[1], e$given[1])
  }
}

# ---- the multiverse: the spec again for every combination of alternatives -----------------------------------

# Ways to do one part, for each combination of the alternatives of these choices, those of the last one fastest.
ways <- function(choices, ...) list(choices = choices, ways = list(...))
take <- function(part, chosen, choices) {
  at <- 0
  for (name in part$choices) at <- at * length(choices[[name]]) + match(chosen[[name]], choices[[name]]) - 1
  part$ways[[at + 1]]
}
multiverse_of <- function(given, spec, samples, sampled, choices, decided, focal) {
  universes <- rev(expand.grid(rev(choices), stringsAsFactors = FALSE)); rows <- list()
  for (u in seq_len(nrow(universes))) {
    own <- spec; chosen <- lapply(universes, `[`, u); analyses <- spec$analyses[decided$looked]
    for (part in c("derive", "exclude", "adjust", "level")) if (!is.null(decided[[part]])) own[[part]] <- take(decided[[part]], chosen, choices)
    for (id in names(decided$analyses)) analyses[[id]] <- take(decided$analyses[[id]], chosen, choices)
    own$analyses <- analyses; all <- everything(given, own, samples, sampled)
    for (f in focal) {
      e <- all[all$analysis == f$analysis & all$term %in% c("r", "rho", "tau", "difference", "chi2", "pooled_r"), ]
      if (length(f$x)) e <- e[e$x %in% f$x, ]
      if (length(f$y)) e <- e[e$y %in% f$y, ]
      if (length(f$method)) e <- e[e$method == f$method, ]
      e <- e[!duplicated(e[c("x", "y")]), c("analysis", "term", "x", "y", "estimate", "ci_low", "ci_high", "p", "n", "p_adjusted")]
      if (nrow(e)) rows[[length(rows) + 1]] <- cbind(universe = u, universes[rep(u, nrow(e)), , drop = FALSE], e, row.names = NULL)
    }
  }
  do.call(rbind, c(list(data.frame()), rows))
}
show <- function(results, k) {  # what is neither printed nor written is not computed
  if (!length(outputs)) print(results, digits = 5, row.names = FALSE)
  else if (k <= length(outputs)) write.csv(results, outputs[k], row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
