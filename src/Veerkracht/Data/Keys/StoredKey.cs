using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Data.Keys;

/// <summary>
/// A key by which sessions, forms and letters are sealed, where several processes must read them. Who reads the database reads the keys.
/// </summary>
public sealed class StoredKey
{
    /// <summary>As data protection calls it: "key-" and its id.</summary>
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class StoredKeyMap : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> key)
    {
        key.ToTable("Keys");
        key.HasKey(k => k.Name);
        key.Property(k => k.Name).HasMaxLength(100);
    }
}

/// <summary>The keys, for data protection, which asks for them without waiting.</summary>
public sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<Db>().Set<StoredKey>().AsEnumerable().Select(k => XElement.Parse(k.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Add(new StoredKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    /// <summary>
    /// Takes over what one process kept in its data directory before, so that who is signed in stays so. The files stay where they are.
    /// </summary>
    public static async Task Import(Db db, string directory, CancellationToken stop)
    {
        if (!Directory.Exists(directory))
            return;
        var there = await db.Set<StoredKey>().Select(k => k.Name).ToListAsync(stop);
        foreach (var file in Directory.EnumerateFiles(directory, "*.xml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!there.Contains(name))
                db.Add(new StoredKey { Name = name, Xml = await File.ReadAllTextAsync(file, stop) });
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
