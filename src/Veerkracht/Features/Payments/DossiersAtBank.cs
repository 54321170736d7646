using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments;

/// <summary>Dossiers of an older database that wait for the bank lie on the desk of finance, since their payment was decided.</summary>
public sealed class DossiersAtBank : IUpgrade
{
    private const string Unfinished = """
        FROM "Payments" p WHERE p."DossierId" = "Dossiers"."Id" AND p."State" IN ('Approved', 'Paid')
          AND ((p."State" = 'Approved' AND p."AmountCents" > 0) OR (p."RecoverCents" > 0 AND p."RecoveredOn" IS NULL))
        """;

    public string Migration => "AtBank";

    public Task Run(Db db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE "Dossiers" SET "AtBankSince" = (SELECT MAX(p."DecidedAt") {Unfinished}),
              "Awaits" = CASE "Awaits" WHEN 'ProgrammeManager' THEN 'Finance' ELSE "Awaits" END
            WHERE "State" = 'Awarded' AND EXISTS (SELECT 1 {Unfinished})
            """,
            stop
        );
}
