using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;

namespace Veerkracht.Acts;

/// <summary>
/// How often something changed that processes keep in memory. It is raised in the transaction of the change itself: who read at another
/// number has what was before, whatever became of the request that changed it, and whichever process that was.
/// </summary>
public sealed class ChangeNumber
{
    /// <summary>A topic of <see cref="ActTouches"/>: "Calls".</summary>
    public required string Name { get; init; }
    public long Number { get; init; }
}

internal static class ChangeNumbers
{
    /// <summary>0 where nothing changed yet.</summary>
    public static Task<long> NumberOf(this Db db, ActTouches topic, CancellationToken stop) =>
        db.Set<ChangeNumber>().Where(n => n.Name == $"{topic}").Select(n => n.Number).FirstOrDefaultAsync(stop);

    /// <summary>To be done inside the transaction of what changes it.</summary>
    public static Task RaiseNumber(this Db db, ActTouches topic, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ChangeNumbers" ("Name", "Number") VALUES ({$"{topic}"}, 1)
            ON CONFLICT ("Name") DO UPDATE SET "Number" = "ChangeNumbers"."Number" + 1
            """,
            stop
        );
}

internal sealed class ChangeNumberMap : IEntityTypeConfiguration<ChangeNumber>
{
    public void Configure(EntityTypeBuilder<ChangeNumber> number)
    {
        number.ToTable("ChangeNumbers");
        number.HasKey(n => n.Name);
        number.Property(n => n.Name).HasMaxLength(20);
    }
}
