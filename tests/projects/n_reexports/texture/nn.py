from tensorflow.keras.layers import Dense, Flatten, Input
from tensorflow.keras.layers.experimental import preprocessing
from tensorflow.keras.layers.experimental.preprocessing import RandomZoom as zoom
from tensorflow.keras.models import Model, load_model as read
