#!/usr/bin/env Rscript
# The work of study.yaml as an R user would write it: data.table reads, base R and psych compute.
# usage: study.R DATA.csv OUT.csv
args <- commandArgs(TRUE)
suppressPackageStartupMessages({library(data.table); library(psych)})
d <- fread(args[1], nThread = parallel::detectCores())
mean_of <- function(items, min) {
  m <- as.matrix(d[, ..items]); v <- rowMeans(m, na.rm = TRUE)
  v[rowSums(!is.na(m)) < min] <- NA; v
}
s <- data.table(
  wai_task = mean_of(paste0("wai", c(1, 2, 10, 12)), 3), wai_bond = mean_of(paste0("wai", c(3, 5, 7, 9)), 3),
  wai_goal = mean_of(paste0("wai", c(4, 6, 8, 11)), 3), wai_total = mean_of(paste0("wai", 1:12), 10),
  ctsc = mean_of(paste0("ctsc", 1:16), 13), cry_positive = mean_of(paste0("cry", 1:4), 3),
  cry_meaning = mean_of(paste0("cry", 5:8), 3), cry_negative = mean_of(paste0("cry", 9:12), 3),
  rq_secure = d$rq_secure,
  rq_self = d$rq_secure + d$rq_dismissing - d$rq_preoccupied - d$rq_fearful,
  rq_other = d$rq_secure + d$rq_preoccupied - d$rq_dismissing - d$rq_fearful,
  age = d$age, sessions = d$sessions)
out <- list()
add <- function(test, x, y, value, p, n) out[[length(out) + 1]] <<- data.table(test, x, y, value, p, n)
for (v in names(s)) {
  x <- s[[v]]; x <- x[!is.na(x)]; n <- length(x)
  add("mean", v, "", mean(x), NA, n); add("sd", v, "", sd(x), NA, n)
  add("skewness", v, "", skew(x, type = 2), NA, n); add("kurtosis", v, "", kurtosi(x, type = 2), NA, n)
}
v <- names(s)
for (i in 1:(length(v) - 1)) for (j in (i + 1):length(v)) {
  t <- cor.test(s[[v[i]]], s[[v[j]]])
  add("r", v[i], v[j], t$estimate, t$p.value, t$parameter + 2)
}
partial <- function(x, y, z) {
  k <- complete.cases(s[, c(x, y, z), with = FALSE]); m <- as.matrix(s[k, c(x, y, z), with = FALSE])
  p <- solve(cor(m)); r <- -p[1, 2] / sqrt(p[1, 1] * p[2, 2]); df <- nrow(m) - 2 - length(z); t <- r * sqrt(df / (1 - r^2))
  add(paste0("r|", paste(z, collapse = "+")), x, y, r, 2 * pt(-abs(t), df), nrow(m))
}
for (c in c("cry_positive", "cry_meaning", "cry_negative")) {
  partial(c, "ctsc", "wai_total"); partial(c, "ctsc", c("rq_self", "rq_other")); partial(c, "ctsc", c("wai_total", "rq_self", "rq_other"))
}
for (o in c("ctsc", "wai_total", "sessions", "rq_secure")) {
  a <- s[[o]][d$cried == 0]; b <- s[[o]][d$cried == 1]
  for (equal in c(TRUE, FALSE)) {
    t <- t.test(a, b, var.equal = equal)
    add(if (equal) "student" else "welch", o, "cried", t$statistic, t$p.value, sum(!is.na(a)) + sum(!is.na(b)))
  }
}
for (g in c("gender", "orientation", "race")) {
  t <- suppressWarnings(chisq.test(table(d[[g]], d$cried), correct = FALSE)); add("chi2", g, "cried", t$statistic, t$p.value, sum(t$observed))
}
alpha_of <- function(items, name) {
  m <- as.matrix(d[, ..items]); m <- m[complete.cases(m), ]; k <- ncol(m)
  add("alpha", name, "", k / (k - 1) * (1 - sum(apply(m, 2, var)) / var(rowSums(m))), NA, nrow(m))
}
alpha_of(paste0("wai", 1:12), "wai"); alpha_of(paste0("ctsc", 1:16), "ctsc")
fwrite(rbindlist(out), args[2])
