from tensorflow.keras.layers import Dense, Embedding, GlobalAveragePooling1D, Input

__all__ = ["Dense", "Embedding", "GlobalAveragePooling1D", "Input"]
