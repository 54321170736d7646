using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>What the journal gave the holder of rights, and what it has left after what was asked before.</summary>
public sealed class RightsAtHand(Applicants applicants, SourceMoney money, Ledger ledger, Clock clock) : IRightsAtHand
{
    public async Task<IReadOnlyList<RightAtHand>> Of(CallDefinition call, OrganisationId reader, CancellationToken stop = default)
    {
        if (
            call.Funding.Rights.Count == 0
            || applicants.Find(reader, clock.Today) is not { } organisation
            || !applicants.MayApply(call, organisation, clock.Today).MayApply
        )
            return [];
        var holder = applicants.Holder(organisation, clock.Today);
        var (books, left) = (SourceMoney.Books(call, holder), await money.Left(call, holder, stop));
        var given = await ledger.Appropriated(call.Measure, stop);
        return
        [
            .. from right in call.Funding.Rights
            let all = given.GetValueOrDefault(books[right.Id], Money.Zero)
            where all.IsPositive
            select new RightAtHand(right.Title, all, left[right.Id]),
        ];
    }
}
