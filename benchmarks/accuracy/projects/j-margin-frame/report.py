from margin import compute, sinks, sources


def main():
    frame = compute.margins(
        orders=sources.order_lines(),
        costs=sources.unit_costs(),
        excluded=sources.excluded_skus(),
    )
    sinks.store(frame)
    worst = compute.worst(frame)
    sinks.tell([f"{row.sku}: {row.margin:.0f}" for row in worst.itertuples()])


if __name__ == "__main__":
    main()
