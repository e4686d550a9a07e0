# A peer's fit in R: Rscript peers.R WORK PEER FILE. Prints "outcome seconds processor_seconds peak_mb answer".
arguments <- commandArgs(trailingOnly = TRUE)
work <- arguments[1]; peer <- arguments[2]
suppressMessages(library(peer, character.only = TRUE))
d <- if (requireNamespace("data.table", quietly = TRUE)) as.data.frame(data.table::fread(arguments[3])) else read.csv(arguments[3], header = FALSE)
repeats <- if (work %in% c("nested", "items")) 1 else 3
fit <- switch(work,
  items = function() psych::alpha(d, warnings = FALSE)$total$raw_alpha,
  `2pl` = function() mirt::extract.mirt(mirt::mirt(d, 1, "2PL", verbose = FALSE, quadpts = 61), "logLik"),
  grm = function() mirt::extract.mirt(mirt::mirt(d, 1, "graded", verbose = FALSE, quadpts = 61), "logLik"),
  cfa = { names(d) <- paste0("x", 1:12); m <- "f1=~x1+x2+x3+x4\nf2=~x5+x6+x7+x8\nf3=~x9+x10+x11+x12"
    function() as.numeric(lavaan::logLik(lavaan::cfa(m, data = d, std.lv = TRUE))) },
  growth = { names(d) <- c("client", "counsellor", "session", "x", "y")
    function() as.numeric(logLik(lme4::lmer(y ~ x + (x | client), d))) },
  nested = { names(d) <- c("client", "counsellor", "session", "x", "y")
    function() as.numeric(logLik(lme4::lmer(y ~ x + (x | client) + (x | counsellor), d))) },
  cox = { names(d) <- c("t", "d", "a", "b", "c", "e")
    function() survival::coxph(survival::Surv(t, d) ~ a + b + c + e, d)$loglik[2] })
times <- lapply(seq_len(repeats), function(i) { t <- system.time(answer <<- suppressWarnings(suppressMessages(fit()))); t })
wall <- median(sapply(times, function(t) t[["elapsed"]]))
processor <- mean(sapply(times, function(t) sum(t[c("user.self", "sys.self", "user.child", "sys.child")], na.rm = TRUE)))
status <- readLines("/proc/self/status"); peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) / 1024
cat("\noutcome", wall, processor, peak, format(answer, digits = 15), "\n")
