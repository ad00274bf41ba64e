from texture.schedules.plateau import Plateau, make as plateau
