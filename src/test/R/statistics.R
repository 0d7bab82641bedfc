# Writes src/test/resources/reference/statistics/r.csv: numbers of R's own functions, for ReferenceTest.
# Rscript src/test/R/statistics.R > src/test/resources/reference/statistics/r.csv
suppressPackageStartupMessages({ library(psych); library(car) })
num <- function(v) trimws(formatC(v, digits = 17, format = "g", width = 1))
cat("# ", R.version.string, ", psych ", as.character(packageVersion("psych")), ", car ", as.character(packageVersion("car")), "\n", sep = "")
data <- function(name, v) cat("data,", name, ",", paste(num(v), collapse = ","), "\n", sep = "")
expect <- function(key, v) cat("expect,", key, ",", paste(num(v), collapse = ","), "\n", sep = "")
set.seed(20240229)
n <- 90
f <- rnorm(n)
lik <- function(loading) pmin(7, pmax(1, round(4 + 1.4 * (loading * f + sqrt(1 - loading^2) * rnorm(n)))))
d <- data.frame(a = lik(.8), b = lik(.6), c = lik(.7), e = lik(-.5), h = lik(.3))
d$z <- round(10 * exp(.6 * (.5 * f + rnorm(n))), 3)
d$w <- round(.4 * d$a + rnorm(n), 4)
d$g <- sample(1:3, n, TRUE, c(.5, .3, .2))
for (v in names(d)) data(v, d[[v]])
for (p in list(c("a", "b"), c("a", "e"), c("z", "w"), c("a", "z"), c("h", "w"))) for (alt in c("two.sided", "greater", "less")) {
  x <- d[[p[1]]]; y <- d[[p[2]]]; k <- paste(p[1], p[2], alt, sep = ".")
  r <- cor.test(x, y, alternative = alt); expect(paste0("pearson.", k), c(r$estimate, r$statistic, r$p.value, r$conf.int))
  s <- cor(rank(x), rank(y)); t <- s * sqrt((n - 2) / (1 - s^2)); expect(paste0("spearman.", k), c(s, t, switch(alt, two.sided = 2 * pt(-abs(t), n - 2), greater = pt(t, n - 2, lower.tail = FALSE), less = pt(t, n - 2))))
  q <- cor.test(x, y, method = "kendall", exact = FALSE, alternative = alt); expect(paste0("kendall.", k), c(q$estimate, q$statistic, q$p.value))
  u <- t.test(x, y, paired = TRUE, alternative = alt); expect(paste0("paired.", k), c(u$estimate, u$stderr, u$statistic, u$parameter, u$p.value, u$conf.int))
  v <- wilcox.test(x, y, paired = TRUE, exact = FALSE, alternative = alt); expect(paste0("wilcoxon.", k), c(v$statistic, v$p.value))
}
two <- d[d$g < 3, ]
for (o in c("a", "z", "w")) for (alt in c("two.sided", "greater", "less")) {
  x <- two[[o]][two$g == 1]; y <- two[[o]][two$g == 2]; k <- paste(o, alt, sep = ".")
  for (eq in c(TRUE, FALSE)) { t <- t.test(x, y, var.equal = eq, alternative = alt); expect(paste0(if (eq) "student." else "welch.", k), c(t$estimate[1] - t$estimate[2], t$stderr, t$statistic, t$parameter, t$p.value, t$conf.int)) }
  m <- wilcox.test(x, y, exact = FALSE, alternative = alt); expect(paste0("mannwhitney.", k), c(m$statistic, m$p.value))
}
for (o in c("a", "z", "w")) {
  y <- d[[o]]; g <- factor(d$g); a <- anova(lm(y ~ g)); expect(paste0("anova.", o), c(a$`Sum Sq`, a$`F value`[1], a$`Pr(>F)`[1], a$`Sum Sq`[1] / sum(a$`Sum Sq`)))
  w <- oneway.test(y ~ g); expect(paste0("anova.welch.", o), c(w$statistic, w$parameter, w$p.value))
  for (cn in c("mean", "median")) { l <- leveneTest(y, g, center = get(cn)); expect(paste0("levene.", cn, ".", o), c(l$`F value`[1], l$`Pr(>F)`[1])) }
  expect(paste0("mean.", o), c(mean(y), sd(y), t.test(y)$conf.int)); expect(paste0("shape.", o), c(skew(y, type = 2), kurtosi(y, type = 2)))
  expect(paste0("quantiles.", o), quantile(y, c(.1, .25, .5, .75, .93)))
}
for (m in c(3, 4, 5, 6, 7, 10, 11, 12, 13, 50, 90)) for (o in c("a", "z", "w")) { x <- d[[o]][1:m]; if (length(unique(x)) > 1) { s <- shapiro.test(x); expect(paste("shapiro", o, m, sep = "."), c(s$statistic, s$p.value)) } }
s <- shapiro.test((1:5000)^1.3); expect("shapiro.power.5000", c(s$statistic, s$p.value))
pc <- function(v) { m <- d[, v]; p <- solve(cor(m)); r <- -p[1, 2] / sqrt(p[1, 1] * p[2, 2]); k <- length(v) - 2; df <- n - 2 - k; t <- r * sqrt(df / (1 - r^2)); h <- qnorm(.975) / sqrt(n - 3 - k); expect(paste(c("partial", v), collapse = "."), c(r, t, df, 2 * pt(-abs(t), df), tanh(atanh(r) - h), tanh(atanh(r) + h))) }
pc(c("a", "b", "c")); pc(c("a", "z", "b", "c", "e", "h")); pc(c("z", "w", "a")); pc(c("a", "b"))
# fisher.test solves its equations only to about 1e-4; the same equations, solved to 1e-14 on the log scale
fisher_exact <- function(x, out) { m <- sum(x[, 1]); n <- sum(x[, 2]); k <- sum(x[1, ]); x1 <- x[1, 1]; lo <- max(0, k - n); hi <- min(k, m); s <- lo:hi; ld <- dhyper(s, m, n, k, log = TRUE)
  den <- function(lw) { d <- ld + lw * s; d <- exp(d - max(d)); d / sum(d) }; solve1 <- function(f) uniroot(f, c(-30, 30), tol = 1e-14, maxiter = 10000)$root
  c(if (x1 == lo) 0 else if (x1 == hi) Inf else exp(solve1(function(w) sum(s * den(w)) - x1)), if (x1 == lo) 0 else exp(solve1(function(w) sum(den(w)[s >= x1]) - out)), if (x1 == hi) Inf else exp(solve1(function(w) sum(den(w)[s <= x1]) - out))) }
tab <- function(name, m) { data(paste0("table.", name), c(dim(m), t(m)))
  s <- suppressWarnings(chisq.test(m, correct = FALSE)); expect(paste0("chi2.", name), c(s$statistic, s$parameter, s$p.value)); expect(paste0("stdres.", name), c(t(s$stdres))); expect(paste0("expected.", name), c(t(s$expected)))
  o <- m[m > 0]; e <- s$expected[m > 0]; g <- 2 * sum(o * log(o / e)); expect(paste0("g2.", name), c(g, pchisq(g, s$parameter, lower.tail = FALSE)))
  if (all(dim(m) == 2)) { y <- suppressWarnings(chisq.test(m)); expect(paste0("yates.", name), c(y$statistic, y$p.value)); for (alt in c("two.sided", "greater", "less")) { f <- fisher.test(m, alternative = alt); expect(paste("fisher", name, alt, sep = "."), c(f$p.value, fisher_exact(m, if (alt == "two.sided") .025 else .05))) } }
  else expect(paste0("fisher.", name), fisher.test(m, workspace = 2e7)$p.value) }
tab("anchor", matrix(c(8, 3, 2, 9), 2, byrow = TRUE)); tab("even", matrix(c(5, 5, 5, 6), 2, byrow = TRUE)); tab("zero", matrix(c(0, 7, 6, 3), 2, byrow = TRUE)); tab("big", matrix(c(812, 420, 333, 901), 2, byrow = TRUE)); tab("lopsided", matrix(c(3, 1, 2, 400), 2, byrow = TRUE))
tab("hair", matrix(c(3, 1, 2, 5, 2, 8, 1, 0, 4, 2, 9, 3), 3, byrow = TRUE)); tab("ab", unclass(table(d$g, d$h)))
x <- c(20, 30, 44); p <- c(.2, .3, .5); s <- chisq.test(x, p = p); expect("gof", c(s$statistic, s$parameter, s$p.value))
items <- d[, c("a", "b", "c", "h")]; al <- psych::alpha(items, check.keys = FALSE); raw <- function(m) { k <- ncol(m); k / (k - 1) * (1 - sum(apply(m, 2, var)) / var(rowSums(m))) }
a <- raw(items); expect("alpha", c(a, 1 - (1 - a) * qf(.975, n - 1, (n - 1) * 3), 1 - (1 - a) * qf(.025, n - 1, (n - 1) * 3))); expect("alpha.psych", al$total$raw_alpha)
expect("alpha.dropped", sapply(1:4, function(i) raw(items[, -i]))); expect("item.total", sapply(1:4, function(i) cor(items[, i], rowSums(items[, -i]))))
# factanal stops at about 1e-5 of the uniquenesses; the same likelihood, minimised further from there
omega <- function(v) { m <- d[, v]; R <- cor(m); f <- factanal(m, 1); s <- sapply(m, sd)
  fn <- function(x) { e <- eigen(R / exp((outer(x, x, "+")) / 2), symmetric = TRUE, only.values = TRUE)$values[-1]; sum(e - log(e) - 1) }
  gr <- function(x) { e <- eigen(R / exp((outer(x, x, "+")) / 2), symmetric = TRUE); c((e$vectors[, -1]^2) %*% (1 - e$values[-1])) }
  x <- log(f$uniquenesses); for (i in 1:20) x <- optim(x, fn, gr, method = "BFGS", control = list(reltol = 0, maxit = 1000))$par
  stopifnot(max(abs(gr(x))) < 1e-7, max(abs(exp(x) - f$uniquenesses)) < 1e-3)
  e <- eigen(R / exp((outer(x, x, "+")) / 2), symmetric = TRUE); l <- e$vectors[, 1] * sqrt(e$values[1] - 1) * exp(x / 2) * s
  expect(paste(c("omega", v), collapse = "."), sum(l)^2 / (sum(l)^2 + sum(exp(x) * s^2))) }
omega(c("a", "b", "c")); omega(c("a", "b", "c", "h")); omega(c("a", "b", "c", "e", "h")); omega(c("a", "b", "c", "h", "w", "z"))
p <- c(.01, .04, .03, .2, .001, .04, NA, .9, .6); for (m in c("holm", "hochberg", "bonferroni", "BH", "BY")) expect(paste0("adjust.", tolower(m)), ifelse(is.na(p.adjust(p, m)), -1, p.adjust(p, m)))
for (c in c(0, 1, 7, 33, 40)) { w <- prop.test(c, 40, correct = FALSE); expect(paste0("wilson.", c), w$conf.int) }
