using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Privacy;

/// <summary>People who are not there any more, and what the database holds of them.</summary>
internal static class Gone
{
    /// <summary>Somebody without a role.</summary>
    public static async Task<Guid> Left(this TestSite site, string name, string? email)
    {
        var id = Guid.CreateVersion7();
        var person = new Person
        {
            Id = id,
            Subject = $"vo-{id:n}",
            Name = name,
            Email = email,
            Issuer = "https://aanmelden.example",
        };
        await site.Query(db =>
        {
            db.Add(person);
            return db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>A sign-in without an account that was refused so long ago.</summary>
    public static Task<int> WasRefused(this TestSite site, int years) =>
        site.Query(db =>
        {
            db.Add(
                new RefusedSignIn
                {
                    Id = Guid.CreateVersion7(),
                    At = TimeProvider.System.GetUtcNow().UtcDateTime.AddYears(-years),
                    Why = SignInRefusal.Provider,
                }
            );
            return db.SaveChangesAsync();
        });

    /// <summary>Every place in the database where this text stands, whatever its case: "People.Name".</summary>
    public static Task<IReadOnlyList<string>> PlacesOf(this TestSite site, string text) =>
        site.Query<IReadOnlyList<string>>(async db =>
        {
            var places = new List<string>();
            await db.Database.OpenConnectionAsync();
            foreach (var entity in db.Model.GetEntityTypes())
            {
                var columns = entity
                    .GetProperties()
                    .Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(LocalText))
                    .Select(p => p.GetColumnName())
                    .ToList();
                if (columns.Count == 0)
                    continue;
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM \"{entity.GetTableName()}\"";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    foreach (var i in Enumerable.Range(0, columns.Count))
                        if (!reader.IsDBNull(i) && reader.GetString(i).Contains(text, StringComparison.OrdinalIgnoreCase))
                            places.Add($"{entity.GetTableName()}.{columns[i]}");
            }
            return [.. places.Distinct().Order()];
        });
}
