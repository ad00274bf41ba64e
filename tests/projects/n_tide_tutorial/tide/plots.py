import matplotlib.pyplot as plt


def draw(series):
    plt.plot(list(series))
