namespace Veerkracht.Core.Payments;

/// <summary>
/// What one payment moves in one source, in cents. At the approval: Pay, committed to ordered; Release, committed to available; MoveOut,
/// paid to available and MoveIn, committed to paid: money that was paid from a source which the final cost no longer touches is put on the
/// account of the source that it does. When the bank pays: Pay, ordered to paid. When it comes back: Recover, paid to returned and so to
/// available.
/// </summary>
/// <param name="Book">Name of the source; "" is the part that comes from the envelope alone.</param>
public sealed record SettlementLine(string Book, long Pay, long Release = 0, long MoveOut = 0, long MoveIn = 0, long Recover = 0);
