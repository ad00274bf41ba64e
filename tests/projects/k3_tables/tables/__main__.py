import sys

import numpy as np

from tables import churn, scores, series, watch

held = np.load(sys.argv[1])
churn.monthly([(held["x"], held["y"])])
churn.afresh(held["x"], held["y"])
churn.spending(held["x"], held["y"])
churn.compared(held["x"], held["y"])
scores.costs(held["tags"], held["scores"])
scores.rows(held["tags"], held["scores"])
series.gains(held["turnover"], held["closed"])
series.likelihood(held["chances"])
series.sums(held["turnover"])
series.eighths(held["weights"])
watch.watched(held["x"], held["y"])
