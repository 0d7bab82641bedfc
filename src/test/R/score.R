# Scores the raw items of surveys/crying-in-therapy.yaml by base R alone, from the published keys:
#   Rscript score.R RAW.csv SCORED.csv
# Ran with R 4.2.2. Missing codes are those of the exact file; -77 and -66 of scores are made here.
args <- commandArgs(trailingOnly = TRUE)
raw <- read.csv(args[1], check.names = FALSE)
codes <- c(-99, -88, -77, -66, -55)
items <- function(prefix, numbers) sprintf("%s_%02d", prefix, numbers)
score <- function(names, min) {
  x <- as.matrix(raw[, names])
  hidden <- rowSums(x == -77) == length(names)
  x[x %in% codes] <- NA
  answered <- rowSums(!is.na(x))
  s <- rowSums(x, na.rm = TRUE) / answered
  s[answered < min] <- -66
  s[hidden] <- -77
  s
}
scored <- data.frame(
  cry_positive = score(items("cry_pos", 1:4), 3),
  cry_negative = score(items("cry_neg", 1:4), 3),
  cry_therapist = score(items("cry_ther", 1:4), 3),
  cry_meaning = score(items("cry_mean", 1:5), 4),
  ctsc_total = score(items("ctsc", 1:16), 13),
  ctsc_behaviour = score(items("ctsc", seq(2, 16, 2)), 6),
  ctsc_awareness = score(items("ctsc", seq(1, 15, 2)), 6),
  wai_task = score(items("wai", c(1, 2, 10, 12)), 3),
  wai_bond = score(items("wai", c(3, 5, 7, 9)), 3),
  wai_goal = score(items("wai", c(4, 6, 8, 11)), 3),
  wai_total = score(items("wai", 1:12), 10)
)
rq <- raw[, c("rq_secure", "rq_fearful", "rq_preoccupied", "rq_dismissing")]
rq[sapply(rq, function(x) x %in% codes)] <- NA
best <- raw$rq_best
missing <- function(x) ifelse(is.na(x), -66, x)
scored$rq_self <- missing((rq[[1]] + rq[[4]]) - (rq[[3]] + rq[[2]]))
scored$rq_other <- missing((rq[[1]] + rq[[3]]) - (rq[[4]] + rq[[2]]))
scored$rq_category <- apply(cbind(rq, best), 1, function(r) {
  x <- as.numeric(r[1:4])
  if (anyNA(x)) return(-66)
  top <- which(x == max(x))
  if (length(top) == 1) return(top)
  if (length(top) == 2 && r[5] %in% top) return(as.numeric(r[5]))
  -66
})
out <- cbind(response_id = raw$response_id, scored)
out[-1] <- lapply(out[-1], function(x) sprintf("%.17g", x))
write.csv(out, args[2], row.names = FALSE, quote = FALSE)
