namespace Veerkracht.Core.Books;

/// <summary>
/// Where money can stand. In every book it runs appropriation → available → reserved → committed → ordered → paid: proposed for
/// award, awarded, approved to be paid, paid by the bank. "Returned" is what came back from who was paid; the act that records it makes
/// it available again, so that nothing stays there and the transfers into it tell what came back. Beside it "asked" counts what was
/// applied for, against "demand".
/// </summary>
public enum AccountKind
{
    Appropriation,
    Available,
    Reserved,
    Committed,
    Ordered,
    Paid,
    Returned,
    Demand,
    Asked,
}
