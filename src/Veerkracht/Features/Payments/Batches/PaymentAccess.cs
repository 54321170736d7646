namespace Veerkracht.Features.Payments.Batches;

/// <summary>Who sees what goes to the bank and what it answers.</summary>
public static class PaymentAccess
{
    public const string Href = "/betaalopdrachten";

    public static bool MaySeePayments(this Actor actor) => RolesTogether.OverPayments.Any(actor.Is);

    /// <summary>Of this measure.</summary>
    public static bool MaySeePayments(this Actor actor, string measure) =>
        RolesTogether.OverPayments.Any(role => actor.IsOver(role, measure));
}
