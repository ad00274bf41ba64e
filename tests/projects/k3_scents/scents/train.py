from scents.model import agreement, directions, lifted


def main(batch, noses):
    model = directions()
    print(agreement(noses, model, batch), lifted(batch))


if __name__ == "__main__":
    main(None, None)
