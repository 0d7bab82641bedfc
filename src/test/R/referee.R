# Rscript src/test/R/referee.R SEED N DIR: writes data.csv (ties, missing values, text groups, decimals of three sizes)
# and expected.csv, what R's own functions give for it; RefereeTest runs the same analyses.
a <- commandArgs(TRUE); set.seed(as.integer(a[1])); n <- as.integer(a[2]); dir <- a[3]
g <- sample(c("b", "a"), n, TRUE); s <- sample(c("Roma", "Haifa", "new york"), n, TRUE, c(.5, .3, .2))
q <- sapply(1:4, function(i) sample(1:7, n, TRUE)); q[, 2] <- pmin(7, pmax(1, q[, 1] + sample(-2:2, n, TRUE))); q[, 3] <- pmin(7, pmax(1, q[, 1] + sample(-3:3, n, TRUE)))
x <- round(50 + rnorm(n, 0, 2), 3); y <- round(.4 * (x - 50) + rnorm(n), 2); z <- signif(exp(rnorm(n)) * 1e-3, 6)
d <- data.frame(g, s, q1 = q[, 1], q2 = q[, 2], q3 = q[, 3], q4 = q[, 4], x, y, z)
for (v in c("q2", "x", "y")) d[[v]][sample(n, n %/% 10)] <- NA; d$s[sample(n, n %/% 20)] <- NA
w <- d; w$z <- format(d$z, scientific = FALSE, trim = TRUE, digits = 15); write.csv(w, file.path(dir, "data.csv"), row.names = FALSE, na = "", quote = FALSE)
d <- read.csv(file.path(dir, "data.csv"), na.strings = "")
out <- list(); add <- function(key, ...) out[[length(out) + 1]] <<- c(key, sapply(c(...), function(v) formatC(v, digits = 17, format = "g", width = 1)))
use <- function(...) d[complete.cases(d[, c(...)]), c(...)]
for (v in c("x", "y", "z", "q2")) { u <- d[[v]][!is.na(d[[v]])]; m <- length(u); e <- u - mean(u)
  add(paste("d", "", "mean", v, ""), estimate = mean(u), se = sd(u) / sqrt(m)); add(paste("d", "", "sd", v, ""), estimate = sd(u))
  g1 <- mean(e^3) / mean(e^2)^1.5; g2 <- mean(e^4) / mean(e^2)^2 - 3
  add(paste("d", "", "skewness", v, ""), estimate = sqrt(m * (m - 1)) / (m - 2) * g1); add(paste("d", "", "kurtosis", v, ""), estimate = (m - 1) / ((m - 2) * (m - 3)) * ((m + 1) * g2 + 6))
  add(paste("d", "", "q1", v, ""), estimate = quantile(u, .25)) }
P <- list(c("x", "y"), c("x", "q1"), c("q1", "q2"), c("y", "z"))
for (p in P) { u <- use(p); m <- nrow(u); r <- cor.test(u[, 1], u[, 2]); add(paste("r", "pearson", "r", p[1], p[2]), estimate = r$estimate, statistic = r$statistic, p = r$p.value, ci_low = r$conf.int[1], ci_high = r$conf.int[2])
  rho <- cor(rank(u[, 1]), rank(u[, 2])); t <- rho * sqrt((m - 2) / (1 - rho^2)); add(paste("s", "spearman", "rho", p[1], p[2]), estimate = rho, statistic = t, p = 2 * pt(-abs(t), m - 2))
  k <- suppressWarnings(cor.test(u[, 1], u[, 2], method = "kendall", exact = FALSE)); add(paste("k", "kendall", "tau", p[1], p[2]), estimate = k$estimate, statistic = k$statistic, p = k$p.value) }
u <- use("x", "y", "q1", "z"); i <- solve(cor(u)); r <- -i[1, 2] / sqrt(i[1, 1] * i[2, 2]); t <- r * sqrt((nrow(u) - 4) / (1 - r^2)); add("p pearson r x y", estimate = r, statistic = t, p = 2 * pt(-abs(t), nrow(u) - 4))
for (v in c("x", "q2", "z")) { u <- use(v, "g"); f <- factor(u$g); for (e in c(TRUE, FALSE)) { t <- t.test(u[[v]] ~ f, var.equal = e); add(paste("t", if (e) "student" else "welch", "difference", v, "g"), se = t$stderr, statistic = t$statistic, df = t$parameter, p = t$p.value, ci_low = t$conf.int[1], ci_high = t$conf.int[2]) }
  for (c in c("mean", "median")) { b <- anova(lm(abs(u[[v]] - ave(u[[v]], f, FUN = get(c))) ~ f)); add(paste("t", if (c == "mean") "levene levene" else "brown-forsythe brown_forsythe", v, "g"), statistic = b$`F value`[1], p = b$`Pr(>F)`[1]) }
  m <- suppressWarnings(wilcox.test(u[[v]] ~ f, exact = FALSE)); add(paste("t", "mann-whitney", "mann_whitney", v, "g"), statistic = m$statistic, p = m$p.value)
  u <- use(v, "s"); b <- oneway.test(u[[v]] ~ u$s, var.equal = TRUE); add(paste("a", "fisher", "f", v, "s"), statistic = b$statistic, p = b$p.value); b <- oneway.test(u[[v]] ~ u$s); add(paste("a", "welch", "f", v, "s"), statistic = b$statistic, df2 = b$parameter[2], p = b$p.value) }
u <- use("q1", "q2"); t <- t.test(u$q1, u$q2, paired = TRUE); add("w paired difference q1 q2", statistic = t$statistic, p = t$p.value); m <- suppressWarnings(wilcox.test(u$q1, u$q2, paired = TRUE, exact = FALSE)); add("w wilcoxon wilcoxon q1 q2", statistic = m$statistic, p = m$p.value)
c <- suppressWarnings(chisq.test(table(d$s, d$g))); add("c pearson chi2 s g", statistic = c$statistic, p = c$p.value)
u <- as.matrix(use("q1", "q2", "q3", "q4")); add("rel  alpha q ", estimate = 4 / 3 * (1 - sum(apply(u, 2, var)) / var(rowSums(u)))); for (v in colnames(u)) add(paste("rel  item_total q", v), estimate = cor(u[, v], rowSums(u) - u[, v]))
writeLines(unlist(lapply(out, function(o) paste(c(o[1], paste0(sub("[.].*", "", names(o)[-1]), "=", o[-1])), collapse = ","))), file.path(dir, "expected.csv"))
