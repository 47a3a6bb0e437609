"""The form in the browser that editors may write with."""
