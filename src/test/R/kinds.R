# Writes src/test/resources/reference/specs/kinds.csv and kinds.expected.csv: what R's functions, psych and metafor
# give for kinds.yaml. Where R has no function the published formula stands here.
# Rscript src/test/R/kinds.R src/test/resources/reference/specs
suppressPackageStartupMessages({ library(psych); library(metafor) })
dir <- commandArgs(TRUE)[1]
d <- mtcars[, c("mpg", "hp", "wt", "qsec", "drat", "am", "gear")]
write.csv(d, file.path(dir, "kinds.csv"), row.names = FALSE, quote = FALSE)
rows <- list()
num <- function(v) if (is.na(v)) "" else trimws(formatC(v, digits = 17, format = "g", width = 1))
add <- function(analysis, kind, method, term, x = "", y = "", given = "", level = "", n = NA, estimate = NA, se = NA, statistic = NA, df = NA, df2 = NA, p = NA, p_adjusted = NA, ci = c(NA, NA))
  rows[[length(rows) + 1]] <<- c(analysis, kind, method, term, x, y, given, level, sapply(c(n, estimate, se, statistic, df, df2, p, p_adjusted, ci), num))

# semi-partial: x with the residuals of y; the test is that of the partial correlation
semi <- function(x, y, given, d, rank = FALSE) { e <- if (rank) as.data.frame(lapply(d, rank_)) else d
  f <- function(v) resid(lm(reformulate(given, v), e)); k <- length(given); n <- nrow(e); df <- n - 2 - k
  partial <- cor(f(x), f(y)); list(r = cor(e[[x]], f(y)), t = partial * sqrt(df / (1 - partial^2)), df = df, n = n) }
rank_ <- function(v) base::rank(v)
s <- lapply(c("mpg", "qsec"), semi, "hp", c("wt", "drat"), d); p <- sapply(s, function(q) 2 * pt(-abs(q$t), q$df)); a <- p.adjust(p, "holm")
for (i in 1:2) add("sp", "semi-partial-correlation", "pearson", "semi_partial_r", c("mpg", "qsec")[i], "hp", "wt+drat", n = 32, estimate = s[[i]]$r, statistic = s[[i]]$t, df = s[[i]]$df, p = p[i], p_adjusted = a[i])
q <- semi("mpg", "hp", "wt", d, TRUE); add("sps", "semi-partial-correlation", "spearman", "semi_partial_r", "mpg", "hp", "wt", n = 32, estimate = q$r, statistic = q$t, df = q$df, p = pt(q$t, q$df))

# a correlation with its test, and Zou's (2007) interval of a difference
rec <- function(id, kind, r, n, ...) { t <- r * sqrt((n - 2) / (1 - r^2)); add(id, kind, "pearson", "r", ..., n = n, estimate = r, statistic = t, df = n - 2, p = 2 * pt(-abs(t), n - 2), ci = ci(r, n)) }
ci <- function(r, n) tanh(atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(n - 3))
zou <- function(r1, n1, r2, n2, c = 0, conf = .975) { q <- qnorm(conf); i <- tanh(atanh(r1) + c(-1, 1) * q / sqrt(n1 - 3)); j <- tanh(atanh(r2) + c(-1, 1) * q / sqrt(n2 - 3))
  r1 - r2 + c(-1, 1) * sqrt(c((r1 - i[1])^2 + (j[2] - r2)^2 - 2 * c * (r1 - i[1]) * (j[2] - r2), (i[2] - r1)^2 + (r2 - j[1])^2 - 2 * c * (i[2] - r1) * (r2 - j[1]))) }
K <- "correlation-comparison"
g <- split(d, d$am); ps <- c()
for (y in c("hp", "qsec")) ps <- c(ps, with(list(a = cor(g[[1]]$mpg, g[[1]][[y]]), b = cor(g[[2]]$mpg, g[[2]][[y]])), r.test(n = 19, r12 = a, r34 = b, n2 = 13)$p)); a <- p.adjust(ps, "holm")
for (i in 1:2) { y <- c("hp", "qsec")[i]; r1 <- cor(g[[1]]$mpg, g[[1]][[y]]); r2 <- cor(g[[2]]$mpg, g[[2]][[y]])
  rec("two", K, r1, 19, "mpg", y, level = "a"); rec("two", K, r2, 13, "mpg", y, level = "b")
  add("two", K, "fisher-z", "r_difference", "mpg", y, n = 32, estimate = r1 - r2, statistic = (atanh(r1) - atanh(r2)) / sqrt(1 / 16 + 1 / 10), p = ps[i], p_adjusted = a[i], ci = zou(r1, 19, r2, 13)) }
R <- cor(d); n <- 32
o <- r.test(n = n, r12 = R["mpg", "hp"], r13 = R["mpg", "wt"], r23 = R["hp", "wt"])
joint3 <- function(a, b, c) ((c - a * b / 2) * (1 - a^2 - b^2 - c^2) + c^3) / ((1 - a^2) * (1 - b^2))
rec("overlapping", K, R["mpg", "hp"], n, "mpg", "hp"); rec("overlapping", K, R["mpg", "wt"], n, "mpg", "wt")
add("overlapping", K, "williams", "r_difference", "mpg", "hp", level = "mpg:wt", n = n, estimate = R["mpg", "hp"] - R["mpg", "wt"], statistic = o$t, df = n - 3, p = o$p, ci = zou(R["mpg", "hp"], n, R["mpg", "wt"], n, joint3(R["mpg", "hp"], R["mpg", "wt"], R["hp", "wt"])))
v <- c("mpg", "hp", "wt", "qsec"); r <- function(i, j) R[v[i], v[j]]
o <- r.test(n = n, r12 = r(1, 2), r34 = r(3, 4), r23 = r(2, 3), r13 = r(1, 3), r14 = r(1, 4), r24 = r(2, 4))
psi <- ((r(1,3) - r(1,2)*r(2,3))*(r(2,4) - r(2,3)*r(3,4)) + (r(1,4) - r(1,3)*r(3,4))*(r(2,3) - r(1,2)*r(1,3)) + (r(1,3) - r(1,4)*r(3,4))*(r(2,4) - r(1,2)*r(1,4)) + (r(1,4) - r(1,2)*r(2,4))*(r(2,3) - r(2,4)*r(3,4))) / 2
rec("apart", K, r(1, 2), n, "mpg", "hp"); rec("apart", K, r(3, 4), n, "wt", "qsec")
add("apart", K, "steiger", "r_difference", "mpg", "hp", level = "wt:qsec", n = n, estimate = r(1, 2) - r(3, 4), statistic = o$z, p = pnorm(o$z), ci = c(NA, zou(r(1, 2), n, r(3, 4), n, psi / ((1 - r(1,2)^2) * (1 - r(3,4)^2)), .95)[2]))
o <- r.test(n = 103, r12 = .5, r34 = .3, n2 = 80)
rec("printed", K, .5, 103, level = "a"); rec("printed", K, .3, 80, level = "b")
add("printed", K, "fisher-z", "r_difference", n = 183, estimate = .5 - .3, statistic = o$z, p = o$p, ci = zou(.5, 103, .3, 80))

# two one-sided tests
tost <- function(id, method, x, y, bounds, alpha, n, test, mu = 0, m = 1) { lo <- test(mu + bounds[1], "greater"); hi <- test(mu + bounds[2], "less"); i <- test(mu, "two.sided", 1 - 2 * alpha); w <- if (lo$p.value > hi$p.value) lo else hi
  e <- if (length(i$estimate) == 2) -diff(i$estimate) else i$estimate - mu
  add(id, "equivalence", method, "equivalence", x, y, n = n, estimate = e, se = i$stderr, statistic = w$statistic, df = w$parameter, p = w$p.value, p_adjusted = if (m > 1) min(1, m * w$p.value) else NA, ci = i$conf.int - mu) }
tost("eg", "welch", "qsec", "am", c(-2, 2), .05, 32, function(mu, alt, conf = .95) t.test(qsec ~ am, d, mu = mu, alternative = alt, conf.level = conf))
tost("es", "student", "qsec", "am", c(-2, 2), .01, 32, function(mu, alt, conf = .95) t.test(qsec ~ am, d, mu = mu, alternative = alt, conf.level = conf, var.equal = TRUE))
tost("ep", "paired", "drat", "wt", c(-1, 1), .05, 32, function(mu, alt, conf = .95) t.test(d$drat - d$wt, mu = mu, alternative = alt, conf.level = conf))
for (x in c("drat", "wt")) tost("em", "one-sample", x, "", c(-.25, .25), .05, 32, function(mu, alt, conf = .95) t.test(d[[x]], mu = mu, alternative = alt, conf.level = conf), 3.5, 2)
r1 <- cor(d$qsec, d$drat); z <- (atanh(r1) - atanh(c(-.4, .4))) * sqrt(29); p <- c(pnorm(-z[1]), pnorm(z[2]))
add("er", "equivalence", "pearson", "equivalence", "qsec", "drat", n = 32, estimate = r1, statistic = z[which.max(p)], p = max(p), ci = tanh(atanh(r1) + c(-1, 1) * qnorm(.95) / sqrt(29)))

# exact rank tests, by enumeration where there are ties
e <- d[d$gear == 4, ]
for (x in c("mpg", "wt")) { k <- rank_(e[[x]]); A <- sum(e$am == 0); u <- sum(k[e$am == 0]) - A * (A + 1) / 2; all <- combn(nrow(e), A, function(i) sum(k[i])) - A * (A + 1) / 2
  add("xu", "t-test", "mann-whitney", "mann_whitney", x, "am", n = nrow(e), statistic = u, p = min(1, 2 * min(mean(all <= u + 1e-9), mean(all >= u - 1e-9)))) }
signed <- function(id, x, y, v, alt) { k <- rank_(abs(v)); V <- sum(k[v > 0]); all <- as.vector(as.matrix(expand.grid(rep(list(0:1), length(v)))) %*% k); low <- mean(all <= V + 1e-9); high <- mean(all >= V - 1e-9)
  add(id, "t-test", "wilcoxon", "wilcoxon", x, y, n = length(v), statistic = V, p = if (alt == "greater") high else min(1, 2 * min(low, high))) }
signed("xv", "drat", "wt", round(e$drat - e$wt, 6), "greater"); signed("xo", "mpg", "", round(e$mpg - 22, 6), "two.sided")
# spread about the centres of the groups: Levene's F about means, Brown and Forsythe's about medians
spread <- function(id, kind, method, term, x, y, centre) { z <- factor(d[[y]]); v <- abs(d[[x]] - ave(d[[x]], z, FUN = centre)); a <- anova(lm(v ~ z))
  add(id, kind, method, term, x, y, n = nrow(d), statistic = a$`F value`[1], df = a$Df[1], df2 = a$Df[2], p = a$`Pr(>F)`[1]) }
spread("bf", "t-test", "brown-forsythe", "brown_forsythe", "mpg", "am", median)
spread("lg", "anova", "levene", "levene", "hp", "gear", mean); spread("lg", "anova", "brown-forsythe", "brown_forsythe", "hp", "gear", median)
f <- d[d$gear == 5, ]; s <- cor.test(f$mpg, f$hp, method = "spearman", exact = TRUE); rho <- unname(s$estimate)
add("xs", "correlation", "spearman", "rho", "mpg", "hp", n = 5, estimate = rho, p = s$p.value, ci = if (abs(rho) < 1) tanh(atanh(rho) + c(-1, 1) * qnorm(.975) * sqrt((1 + rho^2 / 2) / 2)) else c(rho, rho))

# meta-analysis
r <- c(.32, .11, .45, -.05, .28, .51); n <- c(40, 95, 33, 120, 61, 28); names <- c("Adams 2001", "Bar 2004", "Cohen 2010", "Dana 2012", "Eliav 2015", "Fox 2019")
for (i in 1:6) rec("pooled", "meta-analysis", r[i], n[i], "crying", "change", level = names[i])
m <- rma(yi = atanh(r), vi = 1 / (n - 3), method = "REML", test = "knha", control = list(threshold = 1e-15, maxiter = 1000)); p <- predict(m); H <- "reml-hartung-knapp"; M <- function(method, term, ...) add("pooled", "meta-analysis", method, term, "crying", "change", n = sum(n), ...)
M(H, "pooled_r", estimate = tanh(m$beta), statistic = m$zval, df = 5, p = m$pval, ci = tanh(c(m$ci.lb, m$ci.ub)))
M(H, "pooled_z", estimate = m$beta, se = m$se, statistic = m$zval, df = 5, p = m$pval, ci = c(m$ci.lb, m$ci.ub))
M(H, "prediction", estimate = tanh(m$beta), ci = tanh(c(p$pi.lb, p$pi.ub)))
M(H, "tau_squared", estimate = m$tau2); M(H, "i_squared", estimate = m$I2 / 100); M("cochran", "q", statistic = m$QE, df = 5, p = m$QEp)

# power
W <- function(id, method, effect, cases, power, total) { add(id, "power", method, "effect", n = total, estimate = effect); if (length(cases) == 2) for (i in 1:2) add(id, "power", method, "cases", level = as.character(i), n = total, estimate = cases[i]) else add(id, "power", method, "cases", n = total, estimate = cases); add(id, "power", method, "power", n = total, estimate = power) }
P <- function(...) power.t.test(..., strict = TRUE, tol = 1e-14)
W("pw", "two-means", .5, c(64, 64), P(n = 64, delta = .5)$power, 128)
k <- ceiling(P(power = .8, delta = .5)$n); W("pn", "two-means", .5, c(k, k), .8, 2 * k)
W("pd", "two-means", uniroot(function(x) power.t.test(n = 64, delta = x, alternative = "one.sided")$power - .8, c(.1, 1), tol = 1e-15)$root, c(64, 64), .8, 128)
W("po", "one-mean", -.4, 30, power.t.test(n = 30, delta = .4, type = "one.sample", alternative = "one.sided")$power, 30)
k <- ceiling(P(power = .9, delta = .4, sig.level = .01, type = "one.sample")$n); W("pon", "one-mean", .4, k, .9, k)
# the formula of pwr::pwr.r.test
pr <- function(r, n) { t <- qt(.975, n - 2); c <- atanh(sqrt(t^2 / (t^2 + n - 2))); z <- atanh(r) + r / (2 * (n - 1)); pnorm((z - c) * sqrt(n - 3)) + pnorm((-z - c) * sqrt(n - 3)) }
W("pr", "correlation", .3, 84, pr(.3, 84), 84); k <- min(which(sapply(4:200, function(n) pr(.3, n)) >= .8)) + 3; W("prn", "correlation", .3, k, .8, k)
out <- do.call(rbind, rows); colnames(out) <- c("analysis", "kind", "method", "term", "x", "y", "given", "level", "n", "estimate", "se", "statistic", "df", "df2", "p", "p_adjusted", "ci_low", "ci_high")
write.csv(out, file.path(dir, "kinds.expected.csv"), row.names = FALSE, quote = FALSE)
