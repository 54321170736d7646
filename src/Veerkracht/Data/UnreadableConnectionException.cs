namespace Veerkracht.Data;

/// <summary>
/// The text of a connection to PostgreSQL cannot be read. Known by its own kind: which library threw is not told by the stack once it is
/// machine code.
/// </summary>
public sealed class UnreadableConnectionException(ArgumentException inner) : ArgumentException(inner.Message, inner);
