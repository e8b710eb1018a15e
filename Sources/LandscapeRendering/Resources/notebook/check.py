def recomputed(rows):
    loss = rows["loss"]
    centred = loss - loss.mean()
    yield "coefficient_of_variation", lambda: loss.std() / abs(loss.mean())
    yield "skewness", lambda: (centred**3).mean() / (centred**2).mean() ** 1.5
    yield "fitness_distance_correlation", lambda: loss.rank().corr(rows["distance"].rank())


compared = 0
for name, rows in losses.items():
    for metric, value in recomputed(rows):
        stated = values[name, metric]
        if not math.isnan(stated):
            assert math.isclose(value(), stated, rel_tol=1e-6, abs_tol=1e-9), (name, metric)
            compared += 1
print(f"{compared} values of three metrics agree with metrics.csv.")
