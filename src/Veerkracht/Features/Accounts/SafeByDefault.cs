using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// A database from before its mode was written in it has it from who is in it: with people of the demonstration it is one, with anything
/// else it is production. An empty one has it from its first start. Tokens from before are named, and keys of submissions become those of
/// their organisation.
/// </summary>
internal sealed class SafeByDefault(Clock clock) : IUpgrade
{
    public string Migration => "SafeByDefault";

    public async Task Run(Db db, CancellationToken stop)
    {
        var now = clock.SystemUtcNow;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Installations" ("Id", "Mode", "BornAt")
            SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM "People" WHERE "Subject" LIKE 'persona:%') THEN 'Demonstration' ELSE 'Production' END,
                COALESCE((SELECT MIN("At") FROM "Acts"), {now})
            WHERE (EXISTS (SELECT 1 FROM "People") OR EXISTS (SELECT 1 FROM "Acts")) AND NOT EXISTS (SELECT 1 FROM "Installations")
            """,
            stop
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "DossierSteps" SET "IdempotencyKey" =
                (SELECT d."Organisation" FROM "Dossiers" d WHERE d."Id" = "DossierSteps"."DossierId") || ':' || "IdempotencyKey"
            WHERE "IdempotencyKey" IS NOT NULL AND "IdempotencyKey" NOT LIKE
                (SELECT d."Organisation" || ':%' FROM "Dossiers" d WHERE d."Id" = "DossierSteps"."DossierId")
            """,
            stop
        );
    }
}
