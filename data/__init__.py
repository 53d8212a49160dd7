"""What is true: dates, scores, temperature, selections and files. No Streamlit, no Plotly.

Use from a notebook::

    from data import catalog, temperature

    ds = catalog.open_set("soviet-yugoslav")
    temperature.curve(ds.events)
"""
