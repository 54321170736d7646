using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>The agreements with a draft as a page shows them to one reader.</summary>
/// <param name="TimeOf">Writes a time (UTC).</param>
/// <param name="IsMain">Whether giving the agreement is what this reader is here for.</param>
public sealed record AgreementsView(
    IReadOnlyList<AgreementStand> Stands,
    Actor Reader,
    DraftSubject Draft,
    string Address,
    int Version,
    Func<DateTime, string> TimeOf,
    Texts L,
    bool IsMain
)
{
    private IEnumerable<AgreementStand> Own => Stands.Where(s => Reader.Is(s.Role));

    public bool MayGive => ActFrame.Refuses(AgreeWithDraft.Kind, Reader, Draft) is null && Own.Any(s => s.State != AgreementState.Present);
    public bool IsRenewal => Own.Any(s => s.State == AgreementState.Older);
    public string Look => IsMain ? "primary" : "secondary";

    public string When(AgreementStand stand) => stand.At is { } at ? TimeOf(at) : "";

    public string Capital(AgreementStand stand)
    {
        var who = L[stand.Who];
        return char.ToUpperInvariant(who[0]) + who[1..];
    }
}
