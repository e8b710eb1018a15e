similarity = read("similarity.csv", ["shared", "spearman"])
compared = {*similarity["a"], *similarity["b"]}
order = [name for name in landscapes["landscape"] if name in compared][:20]
matrix = pd.DataFrame(float("nan"), index=order, columns=order)
for a, b, value in zip(similarity["a"], similarity["b"], similarity["spearman"]):
    if a in order and b in order:
        matrix.loc[a, b] = matrix.loc[b, a] = value
for name in order:
    matrix.loc[name, name] = 1.0
side = 0.36 * len(order) + 2.4
figure, axes = plt.subplots(figsize=(side + 0.8, side))
axes.patch.set(facecolor="#f2f2f2", edgecolor="#cccccc", hatch="////")
low = min(0, matrix.min().min())
image = axes.imshow(matrix.to_numpy(dtype=float), vmin=low, vmax=1)
if len(order) <= 12:
    for i, a in enumerate(order):
        for j, b in enumerate(order):
            value = matrix.loc[a, b]
            if not math.isnan(value):
                color = "black" if (value - low) / (1 - low) > 0.55 else "white"
                axes.text(j, i, f"{value:.2f}", ha="center", va="center", fontsize=6.5, color=color)
axes.set_xticks(range(len(order)), [label(name) for name in order], rotation=90)
axes.set_yticks(range(len(order)), [label(name) for name in order])
axes.tick_params(length=0)
axes.spines[:].set_visible(False)
figure.colorbar(image, ax=axes, shrink=0.8, label="Spearman of losses over shared configurations")
plt.show()
