using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Brings the amounts of the dossiers of an older database to what the journal says: acts wrote them there. What a withdrawn application
/// asked has gone back, and what was paid too much counts as awarded until it is back.
/// </summary>
public sealed class ProjectAmounts : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        // Who asked 0 had no account, for nothing was booked.
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Accounts" ("Key", "Kind", "Measure", "Book", "BookKind", "DossierId", "BalanceCents", "MayBeNegative")
            SELECT 'asked/' || d."Measure" || '/envelope/' || LOWER(REPLACE(CAST(d."Id" AS text), '-', '')),
              'Asked', d."Measure", 'envelope', 'Envelope', d."Id", 0, FALSE
            FROM "Dossiers" d
            WHERE d."AskedCents" IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM "Accounts" a WHERE a."DossierId" = d."Id" AND a."Kind" = 'Asked' AND a."BookKind" = 'Envelope')
            """,
            stop
        );
        await db.Database.ExecuteSqlRawAsync(DossierAmountGuards.Project("\"Dossiers\".\"Id\""), stop);
    }
}
