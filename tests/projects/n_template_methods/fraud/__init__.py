from fraud.neural import Deep, Shallow, Wide
