import pandas as pd

from fraud import Deep, Shallow, Wide

frame = pd.read_csv("claims.csv")
x, y = frame.drop(columns="fraud").values, frame[["fraud"]].values
for cls in (Deep, Shallow, Wide):
    model = cls(width=16).fit(x, y)
    print(cls.__name__, model(x).mean())
deep = Deep(norm=5.0)
deep.fit(x, y)
deep.thing.train_on_batch(x, y)  # hit: TF-33929
deep.thing.evaluate(x, y)  # ok: TF-33929
