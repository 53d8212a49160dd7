"""What is asked of a temperature: why here, what if, memory, periods, sides."""
