from classifier import Silent, TextClassifier

TextClassifier.create(4).dump("out")
print(TextClassifier.load("out").score(["a"], [0]))
print(Silent.load("out").score(["a"], [0]))
clean = TextClassifier.load_clean("out")
print(clean._net.evaluate(clean.vectorizer.transform(["a"]), [0]))  # ok: TF-42459
raw = TextClassifier.load("out")._net
raw.fit([[0.0]], [0])  # hit: TF-42459
