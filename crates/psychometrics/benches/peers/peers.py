"""A peer's fit in Python: python peers.py WORK PEER FILE. Prints "outcome seconds processor_seconds peak_mb answer"."""
import sys, time, warnings
import numpy as np

warnings.filterwarnings("ignore")
work, peer, file = sys.argv[1:4]
whole = work in ("2pl", "grm")
x = np.loadtxt(file, delimiter=",", dtype=int if whole else float)


def numpy_alpha():
    c = np.cov(x, rowvar=False)
    k = len(c)
    return k / (k - 1) * (1 - np.trace(c) / c.sum())


if peer == "numpy":
    fit = numpy_alpha
elif peer == "pingouin":
    import pandas, pingouin
    frame = pandas.DataFrame(x)
    fit = lambda: pingouin.cronbach_alpha(frame)[0]
elif peer.startswith("mirt-py"):
    import mirt
    accelerate = "squarem" if peer.endswith("squarem") else "none"
    fit = lambda: mirt.fit_mirt(x, model="2PL" if work == "2pl" else "GRM", n_quadpts=61, accelerate=accelerate,
                                compute_standard_errors=False).log_likelihood
elif peer == "girth":
    import girth
    options = {"quadrature_n": 61}
    # girth reports no likelihood: its first slope is the answer.
    fit = lambda: (girth.twopl_mml(x.T, options=options) if work == "2pl" else girth.grm_mml(x.T + 1, options=options))["Discrimination"][0]
elif peer == "semopy":
    import pandas, semopy
    frame = pandas.DataFrame(x, columns=[f"x{i}" for i in range(1, 13)])
    def fit():
        model = semopy.Model("f1=~x1+x2+x3+x4\nf2=~x5+x6+x7+x8\nf3=~x9+x10+x11+x12")
        model.fit(frame)
        return float(model.last_result.fun)
elif peer == "lifelines":
    import pandas, lifelines
    frame = pandas.DataFrame(x, columns=["t", "d", "a", "b", "c", "e"])
    fit = lambda: lifelines.CoxPHFitter().fit(frame, "t", "d").log_likelihood_

seconds, processor, answer = [], [], None
for _ in range(3):
    wall, cpu = time.perf_counter(), time.process_time()
    answer = fit()
    seconds.append(time.perf_counter() - wall)
    processor.append(time.process_time() - cpu)
peak = next(int(l.split()[1]) / 1024 for l in open("/proc/self/status") if l.startswith("VmHWM"))
print("\noutcome", sorted(seconds)[1], sum(processor) / 3, peak, float(answer))
