using Veerkracht.Data;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Features.Applications;

/// <summary>The amounts that stand beside a dossier are those of its accounts in the journal.</summary>
internal sealed class VerifyAmounts : IVerification
{
    private static string Sum(string kinds) =>
        $"""
            (SELECT CAST(SUM(a."BalanceCents") AS bigint) FROM "Accounts" a
              WHERE a."DossierId" = d."Id" AND a."BookKind" = 'Envelope' AND a."Kind" IN ({kinds}))
            """;

    private static string Differs(string column, string kinds) => $"""COALESCE(d."{column}", 0) <> COALESCE({Sum(kinds)}, 0)""";

    private static readonly SqlCheck Check = new(
        "amounts of dossiers are those of the journal",
        $"""
        SELECT 'dossier ' || d."Id" || ' says asked ' || COALESCE(d."AskedCents", 0) || ', awarded ' || COALESCE(d."AwardedCents", 0)
          || ', paid ' || COALESCE(d."PaidCents", 0) || ' cents, its accounts say otherwise' AS "Value"
        FROM "Dossiers" d
        WHERE {Differs("AskedCents", "'Asked'")} OR {Differs("AwardedCents", "'Committed', 'Ordered', 'Paid'")} OR {Differs(
            "PaidCents",
            "'Paid'"
        )}
        """
    );

    public Task<IReadOnlyList<Verified>> Run(Db db, CancellationToken stop) => SqlCheck.Run(db, [Check], stop);
}
