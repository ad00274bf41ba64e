from lib import Attend, Keep, Pool

attend = Attend()
attend.compute_output_shape((None, 5))  # hit: TF-34141
built = Attend()
built.build((None, 5))
built.compute_output_shape((None, 5))  # ok: TF-34141
Keep().compute_output_shape((None, 5))  # ok: TF-34141
Pool().compute_output_shape((None, 5))  # ok: TF-34141
