# Writes src/test/resources/reference/statistics/extras.csv: numbers of R's own functions and packages, for ExtrasTest.
# Rscript src/test/R/statistics-extras.R > src/test/resources/reference/statistics/extras.csv
suppressPackageStartupMessages({ library(psych); library(metafor) })
num <- function(v) trimws(formatC(v, digits = 17, format = "g", width = 1))
cat("# ", R.version.string, ", psych ", as.character(packageVersion("psych")), ", metafor ", as.character(packageVersion("metafor")), "\n", sep = "")
expect <- function(key, v) cat("expect,", key, ",", paste(num(v), collapse = ","), "\n", sep = "")
x <- c(2, 4, 4, 5, 7, 9, 10, 12, 13, 15); y <- c(1, 3, 2, 6, 8, 7, 11, 9, 14, 13); w <- c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3)
expect("semi.xyw", cor(x, resid(lm(y ~ w)))); expect("semi.yxw", cor(y, resid(lm(x ~ w))))
a <- r.test(n = 103, r12 = .5, r34 = .3, n2 = 80); expect("independent", c(a$z, a$p))
b <- r.test(n = 103, r12 = .5, r13 = .3, r23 = .4); expect("dependent", c(b$t, b$p))
u <- c(1.1, 2.3, 3.7, 5.2, 8.1, 9.9, 12.5); v <- c(0.4, 0.9, 1.6, 2.2, 4.8, 6.1)
for (alt in c("two.sided", "greater", "less")) { expect(paste0("exactu.", alt), wilcox.test(u, v, exact = TRUE, alternative = alt)$p.value)
  expect(paste0("exactv.", alt), wilcox.test(c(1.5, -0.2, 2.7, 3.1, -0.9, 4.4, 0.6), exact = TRUE, alternative = alt)$p.value) }
expect("u.50", 2 * pwilcox(0, 50, 50)); expect("u.50.700", 2 * pwilcox(700, 50, 50)); expect("v.50.200", 2 * psignrank(200, 50))
for (g in list(c(.5, 64), c(.2, 394), c(.8, 12))) for (alt in c("two.sided", "one.sided")) expect(paste("power", g[1], alt, sep = "."), power.t.test(n = g[2], delta = g[1], strict = TRUE, alternative = alt)$power)
expect("cases", ceiling(power.t.test(power = .8, delta = .5)$n))
r <- c(.32, .11, .45, -.05, .28, .51); n <- c(40, 95, 33, 120, 61, 28)
m <- rma(yi = atanh(r), vi = 1 / (n - 3), method = "REML", test = "knha", control = list(threshold = 1e-14, maxiter = 1000)); p <- predict(m)
expect("meta", c(m$beta, m$se, m$zval, m$pval, m$ci.lb, m$ci.ub, m$tau2, m$QE, m$QEp, m$I2 / 100, tanh(p$pi.lb), tanh(p$pi.ub)))
h <- rma(yi = atanh(c(.3, .31, .29)), vi = 1 / (c(50, 60, 70) - 3), method = "REML", test = "knha"); expect("meta.homogeneous", c(h$beta, h$se, h$tau2))
d <- c(.3, -.1, .4, .2, 0, .5, -.3, .25); t1 <- t.test(d, mu = -.5, alternative = "greater"); t2 <- t.test(d, mu = .5, alternative = "less"); expect("tost", c(max(t1$p.value, t2$p.value), t.test(d, conf.level = .9)$conf.int))
# bootstrap: a table of two five-point items, and a pair of continuous variables; bounds are good to about .002
suppressPackageStartupMessages(library(boot)); set.seed(1)
likert <- matrix(c(9, 4, 2, 1, 0, 5, 11, 8, 3, 1, 2, 7, 14, 9, 3, 1, 3, 8, 12, 6, 0, 1, 2, 4, 8), 5, byrow = TRUE)
cells <- which(likert > 0, arr.ind = TRUE); z <- cells[rep(seq_len(nrow(cells)), likert[cells]), ]
jack <- function(z, method) { t <- cor(z[, 1], z[, 2], method = method); l <- sapply(seq_len(nrow(z)), function(i) cor(z[-i, 1], z[-i, 2], method = method)); mean(l) - l }
bca <- function(key, z, method, R) { b <- boot(z, function(z, i) cor(z[i, 1], z[i, 2], method = method), R)
  expect(key, c(sd(b$t), boot.ci(b, type = "bca", L = jack(z, method))$bca[4:5])) }
bca("bca.pearson", z, "pearson", 40000); bca("bca.spearman", z, "spearman", 40000); bca("bca.kendall", z, "kendall", 10000)
bca("bca.continuous", as.matrix(mtcars[, c("mpg", "hp")]), "pearson", 40000)
