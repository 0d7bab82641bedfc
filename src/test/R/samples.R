# Writes iris.csv, R's iris with three species as samples, and what R makes of it into the folder given: correlations
# compared as psych does and pooled by metafor, for SamplesTest. The variance on Fisher's z scale is 1/(n-3) for
# Pearson, (1+rho^2/2)/(n-3) for Spearman, 1/(n-3-k) with k covariates.
# Rscript src/test/R/samples.R src/test/resources/reference/samples
suppressPackageStartupMessages({ library(psych); library(metafor) })
num <- function(v) trimws(formatC(v, digits = 17, format = "g", width = 1))
folder <- commandArgs(TRUE)[1]; names(iris) <- c("length", "width", "petal_length", "petal_width", "species")
write.csv(iris, file.path(folder, "iris.csv"), row.names = FALSE, quote = FALSE); sink(file.path(folder, "expected.csv"))
cat("# ", R.version.string, ", psych ", as.character(packageVersion("psych")), ", metafor ", as.character(packageVersion("metafor")), "\n", sep = "")
expect <- function(key, v) cat(key, ",", paste(num(v), collapse = ","), "\n", sep = "")
samples <- split(iris, iris$species)
n <- sapply(samples, nrow)
partial <- function(d) { r <- cor(d[, c("length", "petal_length", "petal_width")]); (r[1, 2] - r[1, 3] * r[2, 3]) / sqrt((1 - r[1, 3]^2) * (1 - r[2, 3]^2)) }
pool <- function(key, r, v) {
  m <- rma(yi = atanh(r), vi = v, method = "REML", test = "knha", control = list(threshold = 1e-14, maxiter = 10000)); p <- predict(m)
  expect(paste(key, "pooled"), c(tanh(m$beta), tanh(m$ci.lb), tanh(m$ci.ub), m$pval, m$se, m$tau2, m$I2 / 100, m$QE, m$QEp, tanh(p$pi.lb), tanh(p$pi.ub)))
  expect(paste(key, "weights"), weights(m) / 100)
}
compare <- function(key, r, v) for (ij in list(c(1, 2), c(1, 3), c(2, 3))) {
  z <- (atanh(r[ij[1]]) - atanh(r[ij[2]])) / sqrt(v[ij[1]] + v[ij[2]])
  expect(paste(key, paste(names(samples)[ij], collapse = ":")), c(r[ij[1]] - r[ij[2]], z, 2 * pnorm(-abs(z))))
}
for (y in c("width", "petal_length")) {
  r <- sapply(samples, function(d) cor(d$length, d[[y]])); pool(paste("r", y), r, 1 / (n - 3)); compare(paste("r", y), r, 1 / (n - 3))
  a <- r.test(n = n[1], r12 = r[1], r34 = r[2], n2 = n[2]); expect(paste("r.test", y), c(a$z, a$p))
  s <- sapply(samples, function(d) cor(d$length, d[[y]], method = "spearman")); v <- (1 + s^2 / 2) / (n - 3)
  pool(paste("rho", y), s, v); compare(paste("rho", y), s, v)
}
r <- sapply(samples, partial); pool("partial petal_length", r, 1 / (n - 4)); compare("partial petal_length", r, 1 / (n - 4))
